#include "tests/journal/power_loss_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <new>

namespace chatcore::journal {
namespace {

constexpr char kName[] = "power-loss";
constexpr std::size_t kSector = 512;

sqlite3_vfs* RealVfs() {
  static sqlite3_vfs* const real = sqlite3_vfs_find("unix");
  return real;
}

// SQLite allocates szOsFile bytes for each open file: this struct, then the real file.
struct File {
  sqlite3_file base;
  PowerLossDisk* disk;
  std::string* path;  // null for files without a name
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File* Of(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
sqlite3_file* Real(sqlite3_file* file) { return Of(file)->real(); }
const sqlite3_io_methods* Methods(sqlite3_file* file) { return Real(file)->pMethods; }

int Close(sqlite3_file* file) {
  const int code = Methods(file)->xClose(Real(file));
  delete Of(file)->path;
  return code;
}
int Read(sqlite3_file* file, void* out, int size, sqlite3_int64 offset) {
  return Methods(file)->xRead(Real(file), out, size, offset);
}
int Write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  if (!Of(file)->disk->TakesOperation()) return SQLITE_IOERR_WRITE;
  const int code = Methods(file)->xWrite(Real(file), bytes, size, offset);
  if (code == SQLITE_OK && Of(file)->path != nullptr) {
    Of(file)->disk->Wrote(*Of(file)->path, static_cast<std::uint64_t>(offset),
                          {static_cast<const char*>(bytes), static_cast<std::size_t>(size)});
  }
  return code;
}
int Truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (!Of(file)->disk->TakesOperation()) return SQLITE_IOERR_TRUNCATE;
  const int code = Methods(file)->xTruncate(Real(file), size);
  if (code == SQLITE_OK && Of(file)->path != nullptr) {
    Of(file)->disk->Truncated(*Of(file)->path, static_cast<std::uint64_t>(size));
  }
  return code;
}
int Sync(sqlite3_file* file, int) {
  // The real file needs no sync: what survives is decided by Settle.
  if (!Of(file)->disk->TakesOperation()) return SQLITE_IOERR_FSYNC;
  if (Of(file)->path != nullptr) Of(file)->disk->Synced(*Of(file)->path);
  return SQLITE_OK;
}
int FileSize(sqlite3_file* file, sqlite3_int64* size) { return Methods(file)->xFileSize(Real(file), size); }
int Lock(sqlite3_file* file, int level) { return Methods(file)->xLock(Real(file), level); }
int Unlock(sqlite3_file* file, int level) { return Methods(file)->xUnlock(Real(file), level); }
int CheckReservedLock(sqlite3_file* file, int* out) { return Methods(file)->xCheckReservedLock(Real(file), out); }
int FileControl(sqlite3_file* file, int op, void* arg) { return Methods(file)->xFileControl(Real(file), op, arg); }
int SectorSize(sqlite3_file*) { return static_cast<int>(kSector); }
int DeviceCharacteristics(sqlite3_file*) { return 0; }  // nothing is promised
int ShmMap(sqlite3_file* file, int region, int size, int extend, void volatile** out) {
  return Methods(file)->xShmMap(Real(file), region, size, extend, out);
}
int ShmLock(sqlite3_file* file, int offset, int count, int flags) {
  return Methods(file)->xShmLock(Real(file), offset, count, flags);
}
void ShmBarrier(sqlite3_file* file) { Methods(file)->xShmBarrier(Real(file)); }
int ShmUnmap(sqlite3_file* file, int remove) { return Methods(file)->xShmUnmap(Real(file), remove); }

// Version 2: without memory mapping, whose writes nobody sees.
const sqlite3_io_methods kMethods = {2,
                                     Close,
                                     Read,
                                     Write,
                                     Truncate,
                                     Sync,
                                     FileSize,
                                     Lock,
                                     Unlock,
                                     CheckReservedLock,
                                     FileControl,
                                     SectorSize,
                                     DeviceCharacteristics,
                                     ShmMap,
                                     ShmLock,
                                     ShmBarrier,
                                     ShmUnmap,
                                     nullptr,
                                     nullptr};

int Open(sqlite3_vfs* vfs, const char* name, sqlite3_file* out, int flags, int* out_flags) {
  File* file = new (out) File{};
  const int code = RealVfs()->xOpen(RealVfs(), name, file->real(), flags, out_flags);
  if (code != SQLITE_OK) return code;
  file->disk = static_cast<PowerLossDisk*>(vfs->pAppData);
  file->path = name == nullptr ? nullptr : new std::string(name);
  if (name != nullptr) file->disk->Opened(name);
  file->base.pMethods = &kMethods;
  return SQLITE_OK;
}
int Delete(sqlite3_vfs* vfs, const char* name, int) {
  PowerLossDisk* disk = static_cast<PowerLossDisk*>(vfs->pAppData);
  if (!disk->TakesOperation()) return SQLITE_IOERR_DELETE;
  const int code = RealVfs()->xDelete(RealVfs(), name, 0);
  if (code == SQLITE_OK) disk->Deleted(name);
  return code;
}

}  // namespace

PowerLossDisk::PowerLossDisk(std::uint64_t seed) : dice_(seed) {
  auto* vfs = new sqlite3_vfs(*RealVfs());
  vfs->zName = kName;
  vfs->szOsFile = static_cast<int>(sizeof(File)) + RealVfs()->szOsFile;
  vfs->pAppData = this;
  vfs->xOpen = Open;
  vfs->xDelete = Delete;
  vfs->pNext = nullptr;
  REQUIRE(sqlite3_vfs_register(vfs, 1) == SQLITE_OK);
}

PowerLossDisk::~PowerLossDisk() {
  sqlite3_vfs* vfs = sqlite3_vfs_find(kName);
  sqlite3_vfs_unregister(vfs);
  sqlite3_vfs_register(RealVfs(), 1);
  delete vfs;
}

bool PowerLossDisk::TakesOperation() {
  if (operations_left_ == 0) return false;
  --operations_left_;
  return true;
}

void PowerLossDisk::Opened(const std::string& path) { images_.try_emplace(path); }

void PowerLossDisk::Wrote(const std::string& path, std::uint64_t offset, std::string_view bytes) {
  images_[path].later.push_back({offset, std::string(bytes), false});
}

void PowerLossDisk::Truncated(const std::string& path, std::uint64_t size) {
  images_[path].later.push_back({size, "", true});
}

void PowerLossDisk::Synced(const std::string& path) {
  if (lies_) return;
  Image& image = images_[path];
  for (const Change& change : image.later) Apply(change, false, image.synced);
  image.later.clear();
  image.durable = true;
}

void PowerLossDisk::Deleted(const std::string& path) { images_.erase(path); }

void PowerLossDisk::Apply(const Change& change, bool torn, std::string& bytes) {
  if (change.truncates) {
    bytes.resize(std::min<std::size_t>(bytes.size(), change.offset));
    return;
  }
  for (std::size_t begin = 0; begin < change.bytes.size(); begin += kSector) {
    if (torn && dice_.Below(2) == 0) continue;
    const std::string_view part = std::string_view(change.bytes).substr(begin, kSector);
    const std::size_t at = change.offset + begin;
    if (bytes.size() < at + part.size()) bytes.resize(at + part.size());
    std::memcpy(bytes.data() + at, part.data(), part.size());
  }
}

void PowerLossDisk::Settle() {
  operations_left_ = ~std::uint64_t{0};
  for (auto& [path, image] : images_) {
    std::string bytes = image.synced;
    for (const Change& change : image.later) {
      if (dice_.Below(2) == 0) Apply(change, dice_.Below(2) == 0, bytes);
    }
    std::filesystem::remove(path);
    if (image.durable || !bytes.empty()) std::ofstream(path, std::ios::binary) << bytes;
    std::filesystem::remove(path + "-shm");
    image = {.durable = true, .synced = bytes, .later = {}};
  }
}

}  // namespace chatcore::journal
