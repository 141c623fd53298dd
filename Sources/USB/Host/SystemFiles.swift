import Glibc

/// What the kernel tells of devices and programs in files.
enum SystemFiles {
  /// Where the kernel keeps what it knows of USB devices.
  static let devices = "/sys/bus/usb/devices"

  /// The text of a small file, without blanks and NUL at its ends; nothing where there is none.
  static func text(_ path: String) -> String? {
    let number = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { return nil }
    defer { _ = close(number) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = unsafe read(number, &buffer, buffer.count)
    guard count > 0 else { return nil }
    return String(decoding: buffer.prefix(count), as: UTF8.self).withoutBlankEnds
  }

  /// Where a symbolic link leads; nothing where it is none.
  static func link(_ path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = unsafe readlink(path, &buffer, buffer.count)
    guard count > 0 else { return nil }
    return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The names in a folder; none where we may not look.
  static func names(in folder: String) -> [String] {
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { _ = unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Whether something stands at a path.
  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }
}

extension String {
  /// The text without white space, control characters and NUL at its ends; nothing where it has
  /// nothing else. Products call themselves `Printer-80\0`.
  package var withoutBlankEnds: String? {
    let isBlank = { (scalar: Unicode.Scalar) in
      scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
    }
    let inner = unicodeScalars.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    return inner.isEmpty ? nil : String(String.UnicodeScalarView(inner))
  }
}
