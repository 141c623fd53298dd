import Glibc
import Testing
import USB

@Suite("a machine without USB") struct WithoutUSBTests {
  private static let hasNoUSB =
    unsafe access("/sys/bus/usb/devices", F_OK) != 0 && Bed.shared == nil

  @Test(
    "asking for devices fails where there are none",
    .enabled(if: WithoutUSBTests.hasNoUSB))
  func noDevices() async throws {
    let host = USBHost(rescanMilliseconds: 10)
    #expect(try await host.devices().isEmpty)
    let changes = await host.changes()
    let listening = Task { for await change in changes { Issue.record("\(change)") } }
    let gone = USBBindingTests.device("A", "1-1")
    #expect(try await code { _ = try await host.open(gone, claiming: []) } == .noDevice)
    listening.cancel()
    await listening.value
  }
}
