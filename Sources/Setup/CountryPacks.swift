package import Commerce
import Foundation

/// The country packs that Kase carries.
package enum CountryPacks {
  private static var texts: [(code: String, bytes: [UInt8])] {
    [
      ("LV", PackageResources.LV_yaml), ("PL", PackageResources.PL_yaml),
      ("RU", PackageResources.RU_yaml), ("DE", PackageResources.DE_yaml),
      ("XX", PackageResources.generic_yaml),
    ]
  }

  /// The codes of all packs.
  package static var codes: [String] { texts.map(\.code) }

  /// The text of a pack, or nothing for a country that has none.
  package static func text(of code: String) -> String? {
    texts.first { $0.code == code }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// The price list of the demo counter.
  package static var demoCatalogue: String {
    String(decoding: PackageResources.services_csv, as: UTF8.self)
  }

  /// A pack by its code.
  ///
  /// - Throws: a country that has no pack, or a fault in it.
  package static func load(_ code: String) throws(SetupError) -> CountryPack {
    guard let text = text(of: code) else {
      throw SetupError(
        code, line: 0, "there is no pack; packs are \(codes.joined(separator: ", "))")
    }
    return try CountryPackFile.read(text, named: "\(code).yaml")
  }
}
