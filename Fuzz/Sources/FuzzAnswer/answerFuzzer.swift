/// What libFuzzer calls with each input. A property that breaks ends the process, and libFuzzer keeps the input.
@c(LLVMFuzzerTestOneInput)
public func answerFuzzer(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  do {
    try AnswerProperty.hold(for: bytes)
  } catch {
    fatalError("\(error)")
  }
  return 0
}
