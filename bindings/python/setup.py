"""Builds the package: generates chatcore.v1 from the .proto files of the checkout, with protoc from PATH or $PROTOC."""

import os
import pathlib
import subprocess

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = pathlib.Path(__file__).resolve().parent
PROTO_ROOT = HERE.parent.parent / "include"


class BuildWithMessages(build_py):
    def run(self) -> None:
        super().run()
        protos = sorted((PROTO_ROOT / "chatcore" / "v1").glob("*.proto"))
        if not protos:
            raise SystemExit(f"no .proto files under {PROTO_ROOT}: build the wheel in a checkout of chatcore")
        protoc = os.environ.get("PROTOC", "protoc")
        out = self.build_lib
        command = [protoc, f"--python_out={out}", f"--pyi_out={out}", f"-I{PROTO_ROOT}", *map(str, protos)]
        subprocess.run(command, check=True)


setup(cmdclass={"build_py": BuildWithMessages})
