def filter_spans(spans):
    """The longest first, the earlier of equals; none overlaps another."""
    taken, kept = set(), []
    for span in sorted(spans, key=lambda span: (-len(span), span.start)):
        tokens = set(range(span.start, span.end))
        if not tokens & taken:
            taken |= tokens
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)
