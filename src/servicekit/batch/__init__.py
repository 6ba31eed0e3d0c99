"""Many replies at once: columns in, a table of findings out, the same findings as one by one.

Needs the extra ``servicekit[batch]`` (numpy and pyarrow).
"""

from servicekit.batch.projects import schedule_projects
from servicekit.batch.replies import validate_replies, validate_stream

__all__ = ["schedule_projects", "validate_replies", "validate_stream"]
