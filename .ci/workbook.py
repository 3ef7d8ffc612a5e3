"""Opens workbooks in LibreOffice, lets it compute everything anew, and compares the classes with those of runs.

Argument: the folder with NAME.xlsx, NAME.csv and, for changed parameters, NAME_PARAMETER=VALUE[,...].csv.
"""

import csv
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

# Sheets are told by their order; the formulas are always computed anew, whatever values the file brings.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
PARAMETERS = "xl/worksheets/sheet1.xml"


def with_parameters(source, target, changes, stale):
    """Writes the workbook with other values in its parameter cells; stale: with wrong cached values everywhere."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            text = old.read(part).decode("utf-8")
            if part == PARAMETERS:
                for name, value in changes.items():
                    text = changed(text, name, value)
            if stale and part.startswith("xl/worksheets/sheet"):
                text = re.sub(r"(</f>|<f [^>]*/>)<v>[^<]*</v>", r"\1<v>0</v>", text)
            new.writestr(part, text)


def changed(sheet, name, value):
    row = re.search(r'<row r="(\d+)"><c [^>]*><is><t [^>]*>' + name + "</t>", sheet).group(1)
    number = re.fullmatch(r"[0-9.]+", value)
    cell = f"<c r=\"B{row}\"><v>{value}</v></c>" if number else f'<c r="B{row}" t="inlineStr"><is><t>{value}</t></is></c>'
    text, count = re.subn(rf'<c r="B{row}"[^>]*>.*?</c>', cell, sheet, flags=re.S)
    if count != 1:
        sys.exit(f"parameter {name} has {count} cells")
    return text


def computed(workbook, work):
    """The sheets of a workbook as LibreOffice computes them, by their names."""
    profile = work / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    if not settings.exists():
        settings.parent.mkdir(parents=True)
        settings.write_text(RECALCULATE, encoding="utf-8")
    out = work / "out"
    shutil.rmtree(out, ignore_errors=True)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", CSV, "--outdir", out, workbook],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=900)
    sheets = {}
    for file in out.glob("*.csv"):
        with open(file, encoding="utf-8", newline="") as rows:
            sheets[file.stem.rsplit("-", 1)[1]] = list(csv.reader(rows))
    return sheets


def classes(rows):
    header = rows[0]
    account, abc, xyz = header.index("account"), header.index("abc"), header.index("xyz")
    return {row[account]: (row[abc], row[xyz]) for row in rows[1:]}


def expected(file):
    with open(file, encoding="utf-8", newline="") as rows:
        return {row["account_id"]: (row["abc_class"], row["xyz_class"]) for row in csv.DictReader(rows)}


def compare(name, sheets, results):
    found = classes(sheets["Classes"])
    wrong = {account: (found.get(account), letters) for account, letters in results.items() if found.get(account) != letters}
    if wrong or len(found) != len(results):
        sys.exit(f"{name}: {len(found)} accounts, {len(wrong)} differ, for example {list(wrong.items())[:5]}")
    matrix = sheets["Matrix"]
    for line, abc in enumerate(("A", "B", "C", ""), 1):
        for column, xyz in enumerate(("X", "Y", "Z", ""), 1):
            number = sum(1 for letters in results.values() if letters == (abc, xyz))
            if int(matrix[line][column]) != number:
                sys.exit(f"{name}: matrix {abc or '-'}{xyz or '-'} is {matrix[line][column]}, not {number}")
    print(f"workbook: {name}: all {len(results)} classes and 16 cells as in the run")


def main(folder):
    work = pathlib.Path(tempfile.mkdtemp())
    try:
        for workbook in sorted(folder.glob("*.xlsx")):
            name = workbook.stem
            own = expected(folder / f"{name}.csv")
            for file in sorted(folder.glob(f"{name}*.csv")):
                changes = dict(pair.split("=") for pair in file.stem[len(name) + 1:].split(",") if pair)
                copy = work / f"{name}.xlsx"
                with_parameters(workbook, copy, changes, stale=True)
                results = expected(file)
                sheets = computed(copy, work)
                compare(file.stem, sheets, results)
                differing = sum(1 for account in own if own[account] != results[account])
                told = [row[1] for row in sheets["Matrix"] if row and row[0] == "other than in the run"]
                if told != [str(differing)]:
                    sys.exit(f"{file.stem}: the workbook tells of {told} other classes, there are {differing}")
    finally:
        shutil.rmtree(work)


main(pathlib.Path(sys.argv[1]).resolve())
