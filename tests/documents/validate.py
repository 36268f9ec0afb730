"""Asks two independent validators about PDF files: a line each, "file, profile, ok or what is wrong" parted by tabs.

`page` knows PDF/A-2u and PDF/UA-1. pikepdf knows PDF/A-2b only, and approves nothing that it does not know: it is shown
a copy that calls itself 2b and says nothing of PDF/UA. Both are of the same length as what they replace.
"""

import io
import re
import sys

import page
from pikepdf import pdfa


def plain(data):
    data = data.replace(b"<pdfaid:conformance>U<", b"<pdfaid:conformance>B<")
    for mark in (b"http://www.aiim.org/pdfua/ns/id/", b"http://www.aiim.org/pdfa/ns/extension/"):
        block = rb'<rdf:Description rdf:about="" xmlns:\w+="' + re.escape(mark) + rb'".*?</rdf:Description>'
        data = re.sub(block, lambda found: b" " * len(found.group()), data, flags=re.DOTALL)
    return data


for name in sys.argv[1:]:
    with open(name, "rb") as file:
        data = file.read()
    for profile in ("2u", "ua1"):
        try:
            report = page.validate_pdf_bytes(data, profile=profile)
            said = "ok" if report.is_compliant else "; ".join(f"{f.rule_id} {f.message}" for f in report.failures[:5])
        except page.PageError as error:
            said = f"unreadable: {error}"
        print(name, profile, said.replace("\n", " ").replace("\t", " "), sep="\t")
    report = pdfa.validate_written(io.BytesIO(plain(data)), "2b")
    said = "ok" if report.passed else "; ".join(str(finding) for finding in report.findings[:5])
    print(name, "2b", said.replace("\n", " ").replace("\t", " "), sep="\t")
