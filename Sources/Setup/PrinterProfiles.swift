import Foundation
package import PrinterLanguages

/// The printers' profiles that Kase carries.
package enum PrinterProfiles {
  private static var texts: [(id: String, bytes: [UInt8])] {
    [
      ("bixolon-srp-350iii", PackageResources.bixolon_srp_350iii_yaml),
      ("citizen-ct-s310ii", PackageResources.citizen_ct_s310ii_yaml),
      ("epson-tm-m30iii", PackageResources.epson_tm_m30iii_yaml),
      ("epson-tm-t20iii", PackageResources.epson_tm_t20iii_yaml),
      ("epson-tm-t88iv", PackageResources.epson_tm_t88iv_yaml),
      ("epson-tm-t88v", PackageResources.epson_tm_t88v_yaml),
      ("epson-tm-t88vi", PackageResources.epson_tm_t88vi_yaml),
      ("pos-5890", PackageResources.pos_5890_yaml),
      ("pos-8360", PackageResources.pos_8360_yaml),
      ("rongta-rp326", PackageResources.rongta_rp326_yaml),
      ("star-tsp100iv", PackageResources.star_tsp100iv_yaml),
      ("star-tsp143", PackageResources.star_tsp143_yaml),
      ("star-tsp650ii", PackageResources.star_tsp650ii_yaml),
      ("unknown", PackageResources.unknown_yaml),
      ("xprinter-xp-80c", PackageResources.xprinter_xp_80c_yaml),
    ]
  }

  /// The profile of simulated printers.
  package static let defaultID = "epson-tm-t20iii"

  /// The names of all profiles, in order.
  package static var ids: [String] { texts.map(\.id) }

  /// The text of a profile, or nothing for a name that there is not.
  package static func text(of id: String) -> String? {
    texts.first { $0.id == id }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// A profile by its name.
  ///
  /// - Throws: a name that has no profile, or a fault in it.
  package static func load(_ id: String) throws(SetupError) -> PrinterProfile {
    guard let text = text(of: id) else {
      throw SetupError(
        id, line: 0, "there is no such profile; profiles are \(ids.joined(separator: ", "))")
    }
    return try PrinterProfileFile.read(text, named: "\(id).yaml")
  }

  /// All profiles, in the order of their names.
  ///
  /// - Throws: the first fault in one of them.
  package static var all: [PrinterProfile] {
    get throws(SetupError) { try ids.map { (id) throws(SetupError) in try load(id) } }
  }
}
