import Glibc
import PrinterLanguages

/// What reads bytes from outside, by the name that stands in `KASE_DECODER`.
///
/// Each of them does with an input all that a running system would do with it, and holds the result
/// to its laws. What it returns depends on everything that it computed.
enum Decoder: String, CaseIterable {
  case packets = "zvt-apdu"
  case serial = "zvt-serial"
  case explanation = "zvt-explain"
  case driver = "zvt-driver"
  case simulator = "zvt-simulator"
  case nexo
  case nexoSimulator = "nexo-simulator"
  case escpos
  case star
  case status
  case usb

  /// The one that this run is about.
  static let chosen: Decoder = {
    let name = unsafe getenv("KASE_DECODER").map { unsafe String(cString: $0) } ?? ""
    guard let decoder = Decoder(rawValue: name) else {
      let names = allCases.map(\.rawValue).joined(separator: ", ")
      fatalError("KASE_DECODER is none of \(names)")
    }
    return decoder
  }()

  func take(_ bytes: [UInt8]) -> Int {
    switch self {
    case .packets: PacketInput.take(bytes)
    case .serial: SerialInput.take(bytes)
    case .explanation: ExplanationInput.take(bytes)
    case .driver: DriverInput.take(bytes)
    case .simulator: SimulatorInput.take(bytes)
    case .nexo: NexoInput.take(bytes)
    case .nexoSimulator: NexoSimulatorInput.take(bytes)
    case .escpos: PaperInput.take(bytes, language: .escpos)
    case .star: PaperInput.take(bytes, language: .starprnt)
    case .status: StatusInput.take(bytes)
    case .usb: USBInput.take(bytes)
    }
  }
}

/// Ends the run where a law is broken; libFuzzer keeps the input.
func require(_ isKept: Bool, _ law: @autoclosure () -> String) {
  if !isKept { fatalError("broken: \(law())") }
}
