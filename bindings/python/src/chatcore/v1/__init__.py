"""Every message and enum of chatcore.v1 in one place: `v1.Command`, `v1.CHANNEL_CHAT`.

The modules are generated from include/chatcore/v1/*.proto when the package is built.
"""

from chatcore.v1.command_pb2 import *  # noqa: F403
from chatcore.v1.config_pb2 import *  # noqa: F403
from chatcore.v1.event_pb2 import *  # noqa: F403
from chatcore.v1.lint_pb2 import *  # noqa: F403
from chatcore.v1.query_pb2 import *  # noqa: F403
from chatcore.v1.types_pb2 import *  # noqa: F403
