import Foundation

/// The profiles of card terminals that Kase carries.
package enum TerminalProfiles {
  private static var texts: [(id: String, bytes: [UInt8])] {
    [
      ("nexo", PackageResources.nexo_yaml),
      ("zvt", PackageResources.zvt_yaml),
      ("zvt-card-complete", PackageResources.zvt_card_complete_yaml),
      ("zvt-synchronised", PackageResources.zvt_synchronised_yaml),
    ]
  }

  /// The names of all profiles, in order.
  package static var ids: [String] { texts.map(\.id) }

  /// A profile by its name.
  ///
  /// - Throws: a name that has no profile, or a fault in it.
  package static func load(_ id: String) throws(SetupError) -> TerminalProfile {
    guard let found = texts.first(where: { $0.id == id }) else {
      throw SetupError(
        id, line: 0, "there is no such profile; profiles are \(ids.joined(separator: ", "))")
    }
    return try TerminalProfileFile.read(
      String(decoding: found.bytes, as: UTF8.self), named: "\(id).yaml")
  }
}
