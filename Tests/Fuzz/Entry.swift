/// What libFuzzer calls for each input; the decoder's name stands in the environment.
///
/// What a decoder computed goes into a sum that is kept, or the optimiser would drop the call.
@c(LLVMFuzzerTestOneInput)
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  return Decoder.chosen.take(bytes) == .min ? 1 : 0
}
