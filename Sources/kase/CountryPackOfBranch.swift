import Commerce
import LedgerStore
import Setup

/// The branch of a ledger and the rules of its country.
struct CountryPackOfBranch {
  let branch: Branch
  let pack: CountryPack

  /// Reads both; refuses a pack that was changed under the edition that the ledger names.
  init(_ ledger: Ledger) throws {
    branch = try ledger.readNow { try $0.branch() }
    pack = try CountryPacks.load(branch.country)
    guard Int64(pack.version) >= branch.packVersion else {
      throw SetupError(
        "\(branch.country).yaml", line: 0,
        "the ledger was made with edition \(branch.packVersion), this is \(pack.version)")
    }
  }
}
