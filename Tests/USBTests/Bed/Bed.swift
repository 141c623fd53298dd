import Glibc
import Testing
import USBBed

/// The one emulated bus of the process; libusb's ear for udev and umockdev's folder are its own.
///
/// `@unchecked Sendable` because the bus is made once and its functions lock.
@safe
final class Bed: @unchecked Sendable {
  /// Nothing where the tests run without umockdev-wrapper.
  static let shared = Bed()

  let pointer: OpaquePointer

  private init?() {
    guard let made = unsafe bed_shared() else { return nil }
    unsafe pointer = unsafe made
  }

  /// A port that no test has used.
  func nextPort() -> Int32 { unsafe bed_next_port(pointer) }
}

/// Everything that opens emulated devices, one at a time: umockdev's library is not made for
/// opening and plugging on several threads.
@Suite(
  "USB on an emulated bus", .serialized, .timeLimit(.minutes(1)),
  .enabled(if: Bed.shared != nil, "needs umockdev-wrapper"))
enum BedTests {}

/// A suite that is skipped counts as passed.
@Test(
  "the emulated bus is missing, so that nothing of USB was tested",
  .enabled(if: isRequired))
func bedIsThere() { #expect(Bed.shared != nil) }

/// Whether the run promised an emulated bus.
private var isRequired: Bool {
  guard let text = unsafe getenv("USB_TESTS") else { return false }
  return unsafe String(cString: text) == "required"
}
