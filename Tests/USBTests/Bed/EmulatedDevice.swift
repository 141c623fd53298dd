import Testing
import USB
import USBBed

/// A device on the emulated bus. It is pulled out when nobody needs it any more.
protocol EmulatedDevice: AnyObject {
  /// The bed's own.
  @unsafe var device: OpaquePointer { get }
}

extension EmulatedDevice {
  func plug() { unsafe bed_plug(device) }
  func unplug() { unsafe bed_unplug(device) }
  func yank(milliseconds: UInt32) { unsafe bed_yank(device, milliseconds) }
  func move(to port: Int32) { unsafe bed_move(device, port) }
  func hideNames() { unsafe bed_hide_names(device) }
  func hideNode() { unsafe bed_hide_node(device) }
  func pinDriver() { unsafe bed_pin_driver(device, true) }
  func hasDriver(_ interface: Int32) -> Bool { unsafe bed_has_driver(device, interface) }
  var counts: bed_counts { unsafe bed_count(device) }
}

/// A receipt printer; `@unchecked Sendable` because the bed locks.
@safe
final class EmulatedPrinter: EmulatedDevice, @unchecked Sendable {
  private let pointer: OpaquePointer
  /// Where it is plugged in first.
  let port: Int32

  /// A printer that is not plugged in.
  init(serial: String? = "P0001", shape: bed_printer_shape = BED_PRINTER_PLAIN) throws {
    let bed = try #require(Bed.shared)
    port = bed.nextPort()
    unsafe pointer = try #require(unsafe bed_printer_new(bed.pointer, port, shape, serial))
  }

  deinit { unplug() }

  @unsafe var device: OpaquePointer { unsafe bed_printer_device(pointer) }
  var portPath: String { "1-\(port)" }

  /// All that it has received.
  var received: [UInt8] {
    let count = unsafe bed_printer_received(pointer, nil, 0)
    var bytes = [UInt8](repeating: 0, count: count)
    _ = unsafe bed_printer_received(pointer, &bytes, count)
    return bytes
  }

  func setPaper(_ isThere: Bool) { unsafe bed_printer_set_paper(pointer, isThere) }
  func setRoom(_ bytes: Int) { unsafe bed_printer_set_room(pointer, bytes) }
  func stall() { unsafe bed_printer_stall(pointer) }
  func say(_ bytes: [UInt8]) { unsafe bed_printer_say(pointer, bytes, bytes.count) }
}

/// A serial line as card terminals have it; `@unchecked Sendable` because the bed locks.
@safe
final class EmulatedSerial: EmulatedDevice, @unchecked Sendable {
  private let pointer: OpaquePointer
  private let port: Int32

  /// A line that is not plugged in.
  init(serial: String = "T0001") throws {
    let bed = try #require(Bed.shared)
    port = bed.nextPort()
    unsafe pointer = try #require(unsafe bed_serial_new(bed.pointer, port, serial))
  }

  deinit { unplug() }

  @unsafe var device: OpaquePointer { unsafe bed_serial_device(pointer) }
  var portPath: String { "1-\(port)" }
  var isReady: Bool { unsafe bed_serial_is_ready(pointer) }

  var coding: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 7)
    unsafe bed_serial_coding(pointer, &bytes)
    return bytes
  }

  /// What came since it was asked last.
  func take() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = unsafe bed_serial_take(pointer, &bytes, bytes.count)
    return Array(bytes.prefix(count))
  }

  func say(_ bytes: [UInt8]) { unsafe bed_serial_say(pointer, bytes, bytes.count) }
}
