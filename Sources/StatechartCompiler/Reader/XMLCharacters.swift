/// XML 1.0, production 2.
func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
  default: false
  }
}

/// - Returns: the offset of the first byte that no document may have there, and what to do about it.
func firstForbidden(in bytes: [UInt8]) -> (offset: Int, message: String)? {
  do throws(UTF8.ValidationError) {
    _ = try UTF8Span(validating: bytes.span)
  } catch {
    return (error.byteOffsets.lowerBound, "the file is not UTF-8 here; save it as UTF-8")
  }
  let offset = bytes.indices.first { index in
    if bytes[index] < 0x20 { return !isWhiteSpace(bytes[index]) }
    // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
    return bytes[index] == 0xEF && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
  }
  return offset.map { ($0, "XML does not allow this control character; remove it") }
}
