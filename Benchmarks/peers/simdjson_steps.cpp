// The peer of `ingestion`: steps into columns with simdjson's on-demand parser.
//
// simdjson_steps SHAPE FORMULATION RUNS PATH prints the median of the runs in milliseconds and what
// the columns hold: rows, counts, each metric's sum and number, and the bytes of the strings. SHAPE
// is lines, pages, document, array or files; FORMULATION is `switch` (over the fields as they come)
// or `find` (each field by its name), with `-map` where the document is mapped instead of read. The
// columns are ours: seven metrics as doubles, NaN where unavailable, the count, the names and the
// environment interned. Buffers and parser are kept from run to run; the columns are made anew.
#include <simdjson.h>

#include <dirent.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

using namespace simdjson;

namespace {

constexpr uint32_t absent = UINT32_MAX;
constexpr double unavailable = std::numeric_limits<double>::quiet_NaN();

template <typename Word>
simdjson_inline Word loaded(const char* bytes) {
  Word word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

/// Fewer than 8 bytes as one word, different for different bytes of one length.
simdjson_inline uint64_t short_word(const char* bytes, size_t count) {
  if (count >= 4) {
    return uint64_t(loaded<uint32_t>(bytes)) << 32 | loaded<uint32_t>(bytes + count - 4);
  }
  if (count == 0) return 0;
  return uint64_t(uint8_t(bytes[0])) << 16 | uint64_t(uint8_t(bytes[count / 2])) << 8
         | uint8_t(bytes[count - 1]);
}

/// Whether as many bytes are equal; inline, since nearly all strings are short.
simdjson_inline bool equal(const char* a, const char* b, size_t count) {
  if (count < 8) return short_word(a, count) == short_word(b, count);
  uint64_t difference = loaded<uint64_t>(a + count - 8) ^ loaded<uint64_t>(b + count - 8);
  for (size_t at = 0; at + 8 < count; at += 8) {
    difference |= loaded<uint64_t>(a + at) ^ loaded<uint64_t>(b + at);
  }
  return difference == 0;
}

/// Distinct strings, numbered as they first appear; open addressing, the bytes one behind another.
class Pool {
 public:
  explicit Pool(size_t slots = 1024) : slots_(slots, 0), ends_{0} {}

  simdjson_inline uint32_t number(std::string_view text) {
    // The same as in the row before, more often than not.
    if (last_ != absent && holds(last_, text)) return last_;
    return last_ = looked_up(text);
  }

  std::string_view operator[](uint32_t number) const {
    return {bytes_.data() + ends_[number], ends_[number + 1] - ends_[number]};
  }

 private:
  /// Free where 0, else 32 bits of the hash above the number plus 1.
  std::vector<uint64_t> slots_;
  std::vector<char> bytes_;
  std::vector<size_t> ends_;
  uint32_t last_ = absent;

  simdjson_inline bool holds(uint32_t number, std::string_view text) const {
    size_t start = ends_[number];
    return ends_[number + 1] - start == text.size()
           && equal(bytes_.data() + start, text.data(), text.size());
  }

  uint32_t looked_up(std::string_view text) {
    uint64_t tag = hashed(text) & 0xFFFFFFFF00000000;
    size_t mask = slots_.size() - 1;
    size_t slot = (tag >> 32) & mask;
    while (slots_[slot] != 0) {
      if ((slots_[slot] & 0xFFFFFFFF00000000) == tag) {
        uint32_t found = uint32_t(slots_[slot]) - 1;
        if (holds(found, text)) return found;
      }
      slot = (slot + 1) & mask;
    }
    uint32_t added = uint32_t(ends_.size() - 1);
    bytes_.insert(bytes_.end(), text.begin(), text.end());
    ends_.push_back(bytes_.size());
    slots_[slot] = tag | (added + 1);
    if (ends_.size() * 2 > slots_.size()) grow();
    return added;
  }

  static simdjson_inline uint64_t mixed(uint64_t a, uint64_t b) {
    __uint128_t product = __uint128_t(a) * b;
    return uint64_t(product) ^ uint64_t(product >> 64);
  }

  static simdjson_inline uint64_t hashed(std::string_view text) {
    const char* bytes = text.data();
    size_t count = text.size();
    uint64_t state = 0x9E3779B97F4A7C15 ^ count;
    if (count < 8) return mixed(state ^ short_word(bytes, count), 0xA0761D6478BD642F);
    for (size_t at = 0; at + 8 < count; at += 8) {
      state = mixed(state ^ loaded<uint64_t>(bytes + at), 0xD1342543DE82EF95);
    }
    return mixed(state ^ loaded<uint64_t>(bytes + count - 8), 0xA0761D6478BD642F);
  }

  void grow() {
    std::vector<uint64_t> old(slots_.size() * 4, 0);
    std::swap(old, slots_);
    size_t mask = slots_.size() - 1;
    for (uint64_t entry : old) {
      if (entry == 0) continue;
      size_t slot = (entry >> 32) & mask;
      while (slots_[slot] != 0) slot = (slot + 1) & mask;
      slots_[slot] = entry;
    }
  }
};

enum Metric { cost_per_hour, cost_per_inference, rate, latency, cpu, memory, setup, metric_count };
constexpr std::string_view metric_names[metric_count] = {
    "CostPerHour", "CostPerInference", "MaxInvocations", "ModelLatency",
    "CpuUtilization", "MemoryUtilization", "ModelSetupTime"};

enum Name {
  recommendation, job, status, failure, endpoint, variant, type, specification, name_count
};

/// The row that is being read.
struct Row {
  double metrics[metric_count];
  uint32_t names[name_count];
  uint32_t environment;
  int32_t count;
  double serverless_memory, serverless_concurrency;

  void clear() {
    std::fill(metrics, metrics + metric_count, unavailable);
    std::fill(names, names + name_count, absent);
    environment = absent;
    count = 0;
    serverless_memory = serverless_concurrency = unavailable;
  }
};

struct Columns {
  std::vector<double> metrics[metric_count];
  std::vector<uint32_t> names[name_count];
  std::vector<uint32_t> environment;
  std::vector<int32_t> count;
  std::vector<double> serverless_memory, serverless_concurrency;
  Pool pools[name_count];
  /// An environment is the numbers of its keys, kinds and values, one behind another, as a string.
  Pool keys, kinds, contents, environments;

  /// Room for the rows that so many bytes may hold, so that columns need not be copied to grow.
  void reserve(size_t bytes) {
    size_t rows = count.size() + bytes / 512;
    if (bytes < size_t(1) << 22) return;
    for (auto& metric : metrics) metric.reserve(rows);
    for (auto& name : names) name.reserve(rows);
    environment.reserve(rows);
    count.reserve(rows);
    serverless_memory.reserve(rows);
    serverless_concurrency.reserve(rows);
  }

  void append(const Row& row) {
    for (int i = 0; i < metric_count; ++i) metrics[i].push_back(row.metrics[i]);
    for (int i = 0; i < name_count; ++i) names[i].push_back(row.names[i]);
    environment.push_back(row.environment);
    count.push_back(row.count);
    serverless_memory.push_back(row.serverless_memory);
    serverless_concurrency.push_back(row.serverless_concurrency);
  }
};

[[noreturn]] void fail(const char* text) { throw std::runtime_error(text); }

/// Whether a key is a name, which is a literal: no copy, and a compare that the compiler unrolls.
template <size_t size>
simdjson_inline bool is(ondemand::raw_json_string key, const char (&name)[size]) {
  return std::memcmp(key.raw(), name, size - 1) == 0 && key.raw()[size - 1] == '"';
}

class Reader {
 public:
  explicit Reader(bool finds) : finds_(finds) {}
  Columns columns;

  void step(ondemand::object object) {
    row_.clear();
    finds_ ? find_step(object) : switch_step(object);
    columns.append(row_);
  }

  void steps(ondemand::array array) {
    for (ondemand::object object : array) step(object);
  }

  /// A page: {"Steps": […]}.
  void page(ondemand::object object) {
    for (auto field : object) {
      if (is(field.key(), "Steps")) steps(field.value().get_array());
    }
  }

 private:
  bool finds_;
  Row row_;
  std::vector<uint32_t> scratch_;

  simdjson_inline double metric(ondemand::value value) {
    double result;
    if (simdjson_likely(value.get_double().get(result) == SUCCESS)) return result;
    // "NaN" or null.
    return unavailable;
  }

  simdjson_inline uint32_t name(Pool& pool, ondemand::value value) {
    std::string_view text;
    if (simdjson_likely(value.get_string().get(text) == SUCCESS)) return pool.number(text);
    if (value.is_null()) return absent;
    fail("a string is wanted");
  }

  simdjson_inline void keep(Name which, ondemand::value value) {
    row_.names[which] = name(columns.pools[which], value);
  }

  void environment(ondemand::array parameters) {
    scratch_.clear();
    for (ondemand::object parameter : parameters) {
      uint32_t key = absent, kind = absent, content = absent;
      if (finds_) {
        ondemand::value value;
        if (parameter.find_field_unordered("Key").get(value) == SUCCESS)
          key = name(columns.keys, value);
        if (parameter.find_field_unordered("ValueType").get(value) == SUCCESS)
          kind = name(columns.kinds, value);
        if (parameter.find_field_unordered("Value").get(value) == SUCCESS)
          content = name(columns.contents, value);
      } else {
        for (auto field : parameter) {
          ondemand::raw_json_string member = field.key();
          if (is(member, "Key")) key = name(columns.keys, field.value());
          else if (is(member, "ValueType")) kind = name(columns.kinds, field.value());
          else if (is(member, "Value")) content = name(columns.contents, field.value());
        }
      }
      scratch_.insert(scratch_.end(), {key, kind, content});
    }
    row_.environment = columns.environments.number(
        {reinterpret_cast<const char*>(scratch_.data()), scratch_.size() * sizeof(uint32_t)});
  }

  // --- over the fields as they come ---

  void switch_step(ondemand::object& object) {
    for (auto field : object) {
      ondemand::raw_json_string key = field.key();
      switch (key.raw()[0]) {
        case 'I':
          if (is(key, "InferenceBenchmark")) switch_benchmark(field.value().get_object());
          break;
        case 'J':
          if (is(key, "JobName")) keep(job, field.value());
          break;
        case 'R':
          if (is(key, "RecommendationId")) keep(recommendation, field.value());
          break;
        case 'S':
          if (is(key, "Status")) keep(status, field.value());
          break;
        default: break;
      }
    }
  }

  void switch_benchmark(ondemand::object object) {
    for (auto field : object) {
      ondemand::raw_json_string key = field.key();
      switch (key.raw()[1]) {
        case 'e':
          if (is(key, "Metrics")) switch_metrics(field.value().get_object());
          break;
        case 'n':
          if (is(key, "EndpointConfiguration")) switch_endpoint(field.value().get_object());
          break;
        case 'o':
          if (is(key, "ModelConfiguration")) switch_model(field.value().get_object());
          break;
        case 'a':
          if (is(key, "FailureReason")) keep(failure, field.value());
          break;
        default: break;
      }
    }
  }

  void switch_metrics(ondemand::object object) {
    for (auto field : object) {
      ondemand::raw_json_string key = field.key();
      double* metrics = row_.metrics;
      switch (key.raw()[0] << 8 | key.raw()[1]) {
        case 'C' << 8 | 'o':
          if (is(key, "CostPerHour")) metrics[cost_per_hour] = metric(field.value());
          else if (is(key, "CostPerInference")) metrics[cost_per_inference] = metric(field.value());
          break;
        case 'C' << 8 | 'p':
          if (is(key, "CpuUtilization")) metrics[cpu] = metric(field.value());
          break;
        case 'M' << 8 | 'a':
          if (is(key, "MaxInvocations")) metrics[rate] = metric(field.value());
          break;
        case 'M' << 8 | 'e':
          if (is(key, "MemoryUtilization")) metrics[memory] = metric(field.value());
          break;
        case 'M' << 8 | 'o':
          if (is(key, "ModelLatency")) metrics[latency] = metric(field.value());
          else if (is(key, "ModelSetupTime")) metrics[setup] = metric(field.value());
          break;
        default: break;
      }
    }
  }

  void switch_endpoint(ondemand::object object) {
    for (auto field : object) {
      ondemand::raw_json_string key = field.key();
      switch (key.raw()[0]) {
        case 'E':
          if (is(key, "EndpointName")) keep(endpoint, field.value());
          break;
        case 'I':
          if (is(key, "InstanceType")) keep(type, field.value());
          else if (is(key, "InitialInstanceCount")) row_.count = int32_t(int64_t(field.value()));
          break;
        case 'S':
          if (is(key, "ServerlessConfig")) switch_serverless(field.value().get_object());
          break;
        case 'V':
          if (is(key, "VariantName")) keep(variant, field.value());
          break;
        default: break;
      }
    }
  }

  void switch_serverless(ondemand::object object) {
    for (auto field : object) {
      ondemand::raw_json_string key = field.key();
      if (is(key, "MemorySizeInMB")) row_.serverless_memory = metric(field.value());
      else if (is(key, "MaxConcurrency")) row_.serverless_concurrency = metric(field.value());
    }
  }

  void switch_model(ondemand::object object) {
    for (auto field : object) {
      ondemand::raw_json_string key = field.key();
      if (is(key, "EnvironmentParameters")) environment(field.value().get_array());
      else if (is(key, "InferenceSpecificationName")) keep(specification, field.value());
    }
  }

  // --- each field by its name ---

  simdjson_inline void find_name(ondemand::object& object, std::string_view key, Name which) {
    ondemand::value value;
    if (object.find_field_unordered(key).get(value) == SUCCESS) keep(which, value);
  }

  void find_step(ondemand::object& object) {
    find_name(object, "JobName", job);
    find_name(object, "Status", status);
    ondemand::object benchmark, part;
    if (object.find_field_unordered("InferenceBenchmark").get(benchmark) != SUCCESS) return;
    if (benchmark.find_field_unordered("Metrics").get(part) == SUCCESS) {
      for (int i = 0; i < metric_count; ++i) {
        ondemand::value value;
        if (part.find_field_unordered(metric_names[i]).get(value) == SUCCESS)
          row_.metrics[i] = metric(value);
      }
    }
    if (benchmark.find_field_unordered("EndpointConfiguration").get(part) == SUCCESS) {
      find_name(part, "EndpointName", endpoint);
      find_name(part, "VariantName", variant);
      find_name(part, "InstanceType", type);
      int64_t count;
      if (row_.names[type] == absent) {
        ondemand::object serverless;
        if (part.find_field_unordered("ServerlessConfig").get(serverless) == SUCCESS) {
          ondemand::value value;
          if (serverless.find_field_unordered("MemorySizeInMB").get(value) == SUCCESS)
            row_.serverless_memory = metric(value);
          if (serverless.find_field_unordered("MaxConcurrency").get(value) == SUCCESS)
            row_.serverless_concurrency = metric(value);
        }
      } else if (part.find_field_unordered("InitialInstanceCount").get(count) == SUCCESS) {
        row_.count = int32_t(count);
      }
    }
    if (benchmark.find_field_unordered("ModelConfiguration").get(part) == SUCCESS) {
      find_name(part, "InferenceSpecificationName", specification);
      ondemand::array parameters;
      if (part.find_field_unordered("EnvironmentParameters").get(parameters) == SUCCESS)
        environment(parameters);
    }
    if (row_.names[status] != absent && columns.pools[status][row_.names[status]] != "COMPLETED")
      find_name(benchmark, "FailureReason", failure);
    // In steps there is none: asking each for it would cost a pass over the step.
  }
};

/// Memory with room for the parser to read over the end, kept between runs.
class Buffer {
 public:
  char* data = nullptr;
  size_t capacity = 0;

  void reserve(size_t count) {
    if (capacity >= count) return;
    std::free(data);
    capacity = count;
    data = static_cast<char*>(std::malloc(count + SIMDJSON_PADDING));
    if (data == nullptr) fail("no memory");
  }
};

size_t filled(int file, char* data, size_t count) {
  size_t total = 0;
  while (total < count) {
    ssize_t got = read(file, data + total, count - total);
    if (got < 0) fail("cannot be read");
    if (got == 0) break;
    total += size_t(got);
  }
  return total;
}

class File {
 public:
  int descriptor;
  size_t size;

  explicit File(const char* path) : descriptor(open(path, O_RDONLY)) {
    struct stat status;
    if (descriptor < 0 || fstat(descriptor, &status) != 0) fail("cannot be opened");
    size = size_t(status.st_size);
  }
  ~File() { close(descriptor); }
};

/// The shapes; what they need is kept between runs.
class Shapes {
 public:
  Shapes(std::string shape, bool maps) : shape_(std::move(shape)), maps_(maps) {}

  void read(const char* path, Reader& reader) {
    if (shape_ == "files") return files(path, reader);
    File file(path);
    reader.columns.reserve(file.size);
    if (shape_ == "lines" || shape_ == "pages") return lines(file, reader);
    if (maps_) return mapped(file, reader);
    buffer_.reserve(file.size);
    document(buffer_.data, filled(file.descriptor, buffer_.data, file.size), reader);
  }

 private:
  std::string shape_;
  bool maps_;
  Buffer buffer_;
  ondemand::parser parser_;

  void document(const char* data, size_t size, Reader& reader) {
    ondemand::document document = parser_.iterate(data, size, size + SIMDJSON_PADDING);
    if (shape_ == "array") reader.steps(document.get_array());
    else reader.page(document.get_object());
  }

  /// The file mapped over memory that is a page longer, for the padding.
  void mapped(const File& file, Reader& reader) {
    size_t length = file.size + 4096 + SIMDJSON_PADDING;
    void* memory = mmap(nullptr, length, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) fail("no memory");
    if (mmap(memory, file.size, PROT_READ, MAP_PRIVATE | MAP_FIXED | MAP_POPULATE,
             file.descriptor, 0) == MAP_FAILED) {
      fail("cannot be mapped");
    }
    document(static_cast<const char*>(memory), file.size, reader);
    munmap(memory, length);
  }

  /// By chunks of whole lines, small enough for the cache; a batch of the parser's is a chunk.
  void lines(const File& file, Reader& reader) {
    constexpr size_t chunk = size_t(1) << 20;
    buffer_.reserve(2 * chunk);
    size_t kept = 0;
    while (true) {
      size_t got = filled(file.descriptor, buffer_.data + kept, chunk);
      size_t size = kept + got;
      if (size == 0) return;
      size_t end = size;
      if (got == chunk) {
        const void* newline = memrchr(buffer_.data, '\n', size);
        if (newline == nullptr) fail("a line is longer than a chunk");
        end = size_t(static_cast<const char*>(newline) - buffer_.data) + 1;
      }
      ondemand::document_stream stream =
          parser_.iterate_many(buffer_.data, end, std::max(end, size_t(64)));
      for (auto document : stream) {
        if (shape_ == "lines") reader.step(document.get_object());
        else reader.page(document.get_object());
      }
      if (stream.truncated_bytes() != 0) fail("a line is not whole");
      kept = size - end;
      std::memmove(buffer_.data, buffer_.data + end, kept);
      if (got < chunk) return;
    }
  }

  void files(const char* path, Reader& reader) {
    std::vector<std::string> names;
    DIR* folder = opendir(path);
    if (folder == nullptr) fail("cannot be opened");
    while (dirent* entry = readdir(folder)) {
      if (entry->d_name[0] != '.') names.push_back(entry->d_name);
    }
    closedir(folder);
    std::sort(names.begin(), names.end());
    std::string whole;
    for (const std::string& name : names) {
      whole.assign(path).append("/").append(name);
      File file(whole.c_str());
      buffer_.reserve(file.size);
      document(buffer_.data, filled(file.descriptor, buffer_.data, file.size), reader);
    }
  }
};

double now() {
  static const char* clock = getenv("BENCHMARK_CLOCK");
  timespec time;
  clock_gettime(
      clock && std::strcmp(clock, "cpu") == 0 ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &time);
  return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

size_t text_bytes(const Columns& columns) {
  size_t total = 0;
  for (int i = 0; i < name_count; ++i) {
    // The reason of a failure is no member of a row in our interface.
    if (i == failure) continue;
    for (uint32_t number : columns.names[i]) {
      if (number != absent) total += columns.pools[i][number].size();
    }
  }
  for (uint32_t number : columns.environment) {
    if (number == absent) continue;
    std::string_view parameters = columns.environments[number];
    for (size_t at = 0; at < parameters.size(); at += 3 * sizeof(uint32_t)) {
      uint32_t parameter[3];
      std::memcpy(parameter, parameters.data() + at, sizeof parameter);
      total += columns.keys[parameter[0]].size() + columns.contents[parameter[2]].size();
    }
  }
  return total;
}

void print(double median, const Columns& columns) {
  long long counts = 0;
  for (int32_t count : columns.count) counts += count;
  std::printf("%.6f %zu %lld", median, columns.count.size(), counts);
  for (const auto& metric : columns.metrics) {
    double sum = 0;
    size_t number = 0;
    for (double value : metric) {
      if (std::isnan(value)) continue;
      sum += value;
      ++number;
    }
    std::printf(" %zu %.17g", number, sum);
  }
  std::printf(" %zu\n", text_bytes(columns));
}

}  // namespace

int main(int count, char** words) {
  if (count != 5) {
    std::fprintf(stderr, "use: simdjson_steps SHAPE FORMULATION RUNS PATH\n");
    return 64;
  }
  try {
    std::string formulation = words[2];
    Shapes shapes(words[1], formulation.find("-map") != std::string::npos);
    bool finds = formulation.rfind("find", 0) == 0;
    std::vector<double> times;
    int runs = std::atoi(words[3]);
    // The first run is not counted.
    for (int run = 0; run <= runs; ++run) {
      double start = now();
      Reader reader(finds);
      shapes.read(words[4], reader);
      double end = now();
      if (run > 0) times.push_back(end - start);
      if (run < runs) continue;
      std::sort(times.begin(), times.end());
      print(times.empty() ? end - start : times[times.size() / 2], reader.columns);
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", words[4], error.what());
    return 65;
  }
  return 0;
}
