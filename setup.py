"""Build newslab: every fact about the package is read from settings.ini."""
from configparser import ConfigParser
from pathlib import Path

from setuptools import find_packages, setup

HERE = Path(__file__).parent
config = ConfigParser(delimiters=["="], interpolation=None)
config.read(HERE / "settings.ini", encoding="utf-8")
project = config["DEFAULT"]


def lines(key: str) -> list[str]:
    return [line.strip() for line in project.get(key, "").splitlines() if line.strip()]


extras = {key.removesuffix("_requirements"): lines(key) for key in project if key.endswith("_requirements")}

setup(
    name=project["lib_name"],
    version=project["version"],
    description=project["description"],
    long_description=(HERE / "README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    author=project["author"],
    author_email=project["author_email"],
    license="Apache-2.0",
    keywords=project["keywords"],
    python_requires=">=" + project["min_python"],
    packages=find_packages(include=["newslab", "newslab.*"]),
    package_data={"newslab": ["data/**/*", "templates/*", "py.typed"]},
    include_package_data=True,
    install_requires=lines("requirements"),
    extras_require=extras,
    entry_points={
        "console_scripts": [project["console_scripts"]],
        "nbdev": [f"{project['lib_name']}={project['lib_name']}._modidx:d"],
    },
    zip_safe=False,
)
