# A document shown in the window, and printing.

preview-label = Document: { $name }
preview-tools = Preview
preview-broken = This document does not open here. Open it in the viewer.
preview-page = Page
preview-page-before = Previous page
preview-page-next = Next page
preview-page-of = Page { $page } of { $pages }
preview-of = of { $pages }
preview-zoom = Zoom
preview-zoom-in = Zoom in
preview-zoom-out = Zoom out
preview-zoom-page = Whole page
preview-zoom-width = Page width
preview-search = Find in the document
preview-found =
    { $count ->
        [0] not found
        [one] on { $count } page
       *[other] on { $count } pages
    }
preview-warnings = Look at this before printing
preview-kept = Kept in the folder { $folder }
preview-unkept = Not kept on the disk: print it, or save it where no stranger finds it
preview-viewer = Open in the viewer
preview-save-as = Save as…
preview-saved = Saved: { $name }
preview-print = Print…
print-title = Print
print-printer = Printer
print-standard = { $name } (standard)
print-copies = Copies
print-first = From page
print-first-all = first
print-last = To page
print-last-all = last
print-actual-size = Actual size
print-actual-size-hint = Every millimetre as designed. Without this the page is fitted to the paper.
print-no-queue = No printer was found on this computer. The document opens in the viewer; print it from there.
print-do = Print
print-sent = Sent to the printer “{ $printer }”: { $name }
print-take-back = Take back
print-taken-back = Not printed: { $name }
print-in-viewer = The document is open in the viewer
