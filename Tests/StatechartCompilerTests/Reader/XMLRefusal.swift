import StatechartCompiler
import Testing

/// A document of one line that the reader refuses, and where.
struct XMLRefusal: Sendable, CustomTestStringConvertible {
  let text: String
  let code: XMLError.Code
  let column: Int

  var testDescription: String { text }

  init(_ text: String, _ code: XMLError.Code, _ column: Int) {
    self.text = text
    self.code = code
    self.column = column
  }

  static let all = [
    XMLRefusal("", .malformed, 1),
    XMLRefusal("text", .malformed, 1),
    XMLRefusal("<a>", .malformed, 4),
    XMLRefusal("<a", .malformed, 3),
    XMLRefusal("<a></b>", .malformed, 4),
    XMLRefusal("</a>", .malformed, 1),
    XMLRefusal("<a/><b/>", .malformed, 5),
    XMLRefusal("<a/>text", .malformed, 5),
    XMLRefusal("<a b/>", .malformed, 5),
    XMLRefusal("<a b=c/>", .malformed, 6),
    XMLRefusal("<a b='c'd='e'/>", .malformed, 9),
    XMLRefusal("<a b='1' b='2'/>", .malformed, 10),
    XMLRefusal("<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>", .malformed, 36),
    XMLRefusal("<a xmlns='u' xmlns='v'/>", .malformed, 14),
    XMLRefusal("<a b='<'/>", .malformed, 7),
    XMLRefusal("<a b='", .malformed, 7),
    XMLRefusal("<p:a/>", .malformed, 1),
    XMLRefusal("<a p:b='1'/>", .malformed, 4),
    XMLRefusal("<a xmlns:p=''/>", .malformed, 4),
    XMLRefusal("<a xmlns:xmlns='u'/>", .malformed, 4),
    XMLRefusal("<a xmlns:xml='u'/>", .malformed, 4),
    XMLRefusal("<a:b:c/>", .malformed, 2),
    XMLRefusal("<1/>", .malformed, 2),
    XMLRefusal("<ä/>", .malformed, 2),
    XMLRefusal("<a>]]></a>", .malformed, 4),
    XMLRefusal("<a>&#0;</a>", .malformed, 4),
    XMLRefusal("<a>&#xD800;</a>", .malformed, 4),
    XMLRefusal("<a>&#x110000;</a>", .malformed, 4),
    XMLRefusal("<a>&#+65;</a>", .malformed, 4),
    XMLRefusal("<a>& </a>", .malformed, 4),
    XMLRefusal("<a>&nbsp;</a>", .refused, 4),
    XMLRefusal("<a>&amp</a>", .refused, 4),
    XMLRefusal("<!DOCTYPE a><a/>", .refused, 1),
    XMLRefusal("<a><!ENTITY></a>", .refused, 4),
    XMLRefusal("<?php?><a/>", .refused, 1),
    XMLRefusal("<a><?xml version='1.0'?></a>", .refused, 4),
    XMLRefusal(" <?xml version='1.0'?><a/>", .refused, 2),
    XMLRefusal("<?xml version='1.1'?><a/>", .encoding, 7),
    XMLRefusal("<?xml encoding='UTF-8'?><a/>", .encoding, 7),
    XMLRefusal("<?xml version='1.0' encoding='latin1'?><a/>", .encoding, 21),
    XMLRefusal("<?xml ?><a/>", .encoding, 7),
    XMLRefusal("<?xml version='1.0'", .malformed, 20),
    XMLRefusal("<!-- a -- b --><a/>", .malformed, 8),
    XMLRefusal("<!-- a", .malformed, 1),
    XMLRefusal("<a><![CDATA[b</a>", .malformed, 4),
    XMLRefusal("<a>\u{1}</a>", .encoding, 4),
    XMLRefusal("<a>\u{FFFF}</a>", .encoding, 4),
  ]
}
