/// Who keeps an interface from us.
enum InterfaceHolder {
  /// The holder in words: a driver of the kernel, or the programs that have the node open.
  static func words(_ interface: USBInterface, of device: USBDescription) -> String {
    let name = "\(device.portPath):\(interface.configuration).\(interface.number)"
    let driver = SystemFiles.link("\(SystemFiles.devices)/\(name)/driver")
      .flatMap { $0.split(separator: "/").last }
    if let driver, driver != "usbfs" { return "the kernel's driver \(driver) holds it" }
    let programs = programs(holding: USBPlace(device).node)
    if programs.isEmpty { return "another program holds it, which we may not see" }
    return "held by " + programs.joined(separator: ", ") + "; stop it, or let it go there"
  }

  /// The programs that have a node open, as far as we may see them.
  private static func programs(holding node: String) -> [String] {
    // The names of open files are those behind a link.
    let targets: Set<String> = [node, SystemFiles.link(node) ?? node]
    return SystemFiles.names(in: "/proc").filter { $0.allSatisfy(\.isNumber) }.filter { process in
      SystemFiles.names(in: "/proc/\(process)/fd").contains { descriptor in
        SystemFiles.link("/proc/\(process)/fd/\(descriptor)").map(targets.contains) ?? false
      }
    }.map { process in
      "\(SystemFiles.text("/proc/\(process)/comm") ?? "a program") (process \(process))"
    }
  }
}
