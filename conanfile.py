"""Conan 2 recipe: the core alone, or with its JSON and testkit libraries."""

import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load


class Cordboard(ConanFile):
    name = "cordboard"
    description = "A real-time chat routing engine for contact centers"
    license = "Apache-2.0"
    topics = ("routing", "contact-center", "chat", "acd")
    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    options = {
        "shared": [True, False],
        "fPIC": [True, False],
        "with_json": [True, False],
        "with_testkit": [True, False],
    }
    default_options = {"shared": False, "fPIC": True, "with_json": False, "with_testkit": False}
    implements = ["auto_shared_fpic"]
    exports_sources = (
        "CMakeLists.txt",
        "cmake/*",
        "include/*",
        "src/*",
        "LICENSE",
        "README.md",
        "CHANGELOG.md",
    )

    def set_version(self):
        header = load(self, os.path.join(self.recipe_folder, "include/cordboard/version.h"))
        self.version = ".".join(
            re.search(rf"#define CORDBOARD_VERSION_{part} (\d+)", header).group(1)
            for part in ("MAJOR", "MINOR", "PATCH")
        )

    def layout(self):
        cmake_layout(self)

    def requirements(self):
        self.requires("abseil/[>=20220623]")
        self.requires("fmt/[>=9]")
        if self.options.with_json or self.options.with_testkit:
            self.requires("boost/[>=1.81]")

    def validate(self):
        check_min_cppstd(self, 20)

    def generate(self):
        toolchain = CMakeToolchain(self)
        for option in ("TESTS", "BENCH", "EXAMPLES"):
            toolchain.cache_variables[f"CORDBOARD_{option}"] = False
        with_json = bool(self.options.with_json or self.options.with_testkit)
        toolchain.cache_variables["CORDBOARD_JSON"] = with_json
        toolchain.cache_variables["CORDBOARD_TESTKIT"] = bool(self.options.with_testkit)
        toolchain.generate()
        CMakeDeps(self).generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        CMake(self).install()

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "cordboard")
        core = self.cpp_info.components["core"]
        core.set_property("cmake_target_name", "cordboard::core")
        core.libs = ["cordboard"]
        core.requires = ["abseil::abseil", "fmt::fmt"]
        if not self.options.shared:
            core.defines = ["CORDBOARD_STATIC_DEFINE"]
        if self.options.with_json or self.options.with_testkit:
            json = self.cpp_info.components["json"]
            json.set_property("cmake_target_name", "cordboard::json")
            json.libs = ["cordboard_json"]
            json.requires = ["core", "boost::json"]
        if self.options.with_testkit:
            testkit = self.cpp_info.components["testkit"]
            testkit.set_property("cmake_target_name", "cordboard::testkit")
            testkit.libs = ["cordboard_testkit"]
            testkit.requires = ["core", "json"]
