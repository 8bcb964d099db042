#ifndef CHATCORE_SRC_JOURNAL_RECORD_DIGEST_H_
#define CHATCORE_SRC_JOURNAL_RECORD_DIGEST_H_

#include <cstdint>
#include <string_view>

namespace chatcore::journal {

/// The digest before the first record of a workspace.
std::uint64_t FirstDigest(std::string_view workspace);

/// The checksum of one record and the end of the chain so far: XXH3 over its bytes, seeded by XXH3 over the digest
/// before it and its numbers. A changed, missing, exchanged or foreign record breaks the chain where it stands; two
/// journals with equal digests at one sequence number hold the same records up to there.
std::uint64_t NextDigest(std::uint64_t previous, std::uint64_t first_seq, std::uint64_t last_seq, std::uint64_t epoch,
                         std::string_view batch);

/// The checksum of a snapshot that belongs to the record with digest `record_digest`.
std::uint64_t SnapshotChecksum(std::uint64_t record_digest, std::uint64_t seq, std::string_view bytes);

}  // namespace chatcore::journal

#endif  // CHATCORE_SRC_JOURNAL_RECORD_DIGEST_H_
