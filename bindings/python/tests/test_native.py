import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import unittest.mock

import chatcore
from chatcore import _native

HEADERS = pathlib.Path(__file__).resolve().parents[3] / "include" / "chatcore"


def run_python(code, **variables):
    environment = {**os.environ, **variables}
    return subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)


class NativeTest(unittest.TestCase):
    def test_the_binding_has_the_version_of_the_headers(self):
        text = (HEADERS / "version.h").read_text()
        major, minor, patch = (
            int(re.search(rf"CHATCORE_VERSION_{part} (\d+)", text).group(1)) for part in ("MAJOR", "MINOR", "PATCH")
        )
        self.assertEqual(chatcore.__version__, f"{major}.{minor}.{patch}")
        self.assertEqual(chatcore.library_version(), chatcore.__version__)
        self.assertEqual(_native.HEADER_VERSION, major * 1000000 + minor * 1000 + patch)

    def test_every_function_of_the_header_is_declared(self):
        declared = re.findall(r"CHATCORE_API [^(]*?(chatcore_\w+)\(", (HEADERS / "chatcore.h").read_text())
        self.assertGreater(len(declared), 20)
        self.assertEqual(sorted(declared), sorted(_native._SIGNATURES))

    def test_a_missing_library_is_named_with_the_remedy(self):
        code = "import chatcore\ntry: chatcore.library_version()\nexcept chatcore.LibraryNotFound as e: print(e)"
        result = run_python(code, CHATCORE_LIBRARY="/nowhere/libchatcore_c.so")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("CHATCORE_LIBRARY", result.stdout)
        self.assertIn("/nowhere/libchatcore_c.so", result.stdout)

    def test_a_library_that_is_not_chatcore_is_refused(self):
        code = "import chatcore\ntry: chatcore.library_version()\nexcept chatcore.LibraryNotFound as e: print(e)"
        result = run_python(code, CHATCORE_LIBRARY="libc.so.6")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("lacks chatcore_version_number", result.stdout)

    def test_a_library_beside_the_package_comes_first(self):
        with tempfile.TemporaryDirectory() as folder, unittest.mock.patch.dict(os.environ):
            os.environ.pop(_native.LIBRARY_VARIABLE, None)
            beside = pathlib.Path(folder).resolve() / _native._file_names()[0]
            with unittest.mock.patch.object(_native, "__file__", str(beside.with_name("_native.py"))):
                self.assertNotIn(str(beside), _native._candidates())
                beside.touch()
                self.assertEqual(_native._candidates()[0], str(beside))

    def test_the_variable_leaves_no_other_choice(self):
        with unittest.mock.patch.dict(os.environ, {_native.LIBRARY_VARIABLE: "/opt/x.so"}):
            self.assertEqual(_native._candidates(), ["/opt/x.so"])

    def test_messages_need_no_library(self):
        result = run_python("from chatcore import v1; print(v1.CHANNEL_CHAT)", CHATCORE_LIBRARY="/nowhere/x.so")
        self.assertEqual(result.stdout, "1\n", result.stderr)


if __name__ == "__main__":
    unittest.main()
