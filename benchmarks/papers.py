"""How long printing takes: a transfer form of 100 people, and a list of 1,000 beside a bare canvas.

`python -m benchmarks.papers` prints each figure and its ratio. Times are those of the processor, so that
other work on the machine counts less; both sides of a ratio are measured in turns, on the same strings,
and the least of the runs counts.
"""

import io
import time

from reportlab.pdfgen.canvas import Canvas

from papers import forms
from papers.sheet import paint
from tests.papers import examples

RUNS = 4


def best(*works):
    """The shortest of some runs of each, in seconds of the processor, taken in turns."""
    times = [[] for _ in works]
    for _ in range(RUNS):
        for work, taken in zip(works, times, strict=True):
            start = time.process_time()
            work()
            taken.append(time.process_time() - start)
    least = [min(taken) for taken in times]
    return least[0] if len(works) == 1 else least


def bare_canvas(sheets):
    """The same strings at the same places, drawn by ReportLab's own `drawString`, and nothing else."""
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1, pageCompression=1)
    for sheet in sheets:
        canvas.setPageSize((sheet.width, sheet.height))
        for text in sheet.texts:
            x = text.x
            for run in text.line.runs:
                canvas.setFont(run.face, text.size)
                canvas.drawString(x, text.y, run.text)
                x += run.width * text.size
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def without_symbols(content):
    """The same list without its small QR symbols, which a bare canvas does not draw either."""
    lines = tuple(examples.replace(line, code="") for line in content.lines)
    return examples.replace(content, lines=lines, issue=examples.issue(codes=()))


def main():
    """Measure and print."""
    start = time.perf_counter()
    forms.render("T1", examples.transfer(1))
    print(f"first form of all, fonts read          {time.perf_counter() - start:7.3f} s")

    hundred = examples.transfer(100)
    took = best(lambda: forms.render("T1", hundred))
    pages = len(forms.pages("T1", hundred))
    print(f"T1, 100 people, 101 QR, {pages:3} pages      {took:7.3f} s   (target 1 s)")
    took = best(lambda: forms.pages("T1", hundred))
    print(f"  of which laying out                  {took:7.3f} s")

    thousand = without_symbols(examples.transfer(1000))
    sheets = forms.pages("T1", thousand)
    strings = sum(len(sheet.texts) for sheet in sheets)
    bare, ours, painted = best(
        lambda: bare_canvas(sheets),
        lambda: forms.render("T1", thousand),
        lambda: paint(sheets, "T1"),
    )
    print(f"T1, 1,000 people, {len(sheets)} pages, {strings} strings {ours:7.3f} s")
    print(f"  of which painting                    {painted:7.3f} s")
    print(f"  bare canvas, the same strings        {bare:7.3f} s")
    print(f"  ratio                                {ours / bare:7.2f}     (target 2)")

    for code, content in (
        ("K1", examples.tags()),
        ("B2", examples.card()),
        ("P1", examples.receipt()),
    ):
        took = best(lambda code=code, content=content: forms.render(code, content))
        print(f"{code}, one                                {took:7.3f} s")


if __name__ == "__main__":
    main()
