#include "src/queue/waiting_line.h"

#include "doctest/doctest.h"

namespace chatcore::queue {
namespace {

TEST_CASE("one step of priority is worth its credit of waiting") {
  v1::Queue config;
  config.set_order(v1::QUEUE_ORDER_TIME_CREDIT);
  config.set_priority_credit_us(60);
  CHECK(RankOf(config, 1'000, 0) == 1'000);
  CHECK(RankOf(config, 1'060, 1) == RankOf(config, 1'000, 0));
  CHECK(RankOf(config, 1'061, 1) > RankOf(config, 1'000, 0));
}

TEST_CASE("strict order puts every priority before every age") {
  v1::Queue config;
  config.set_order(v1::QUEUE_ORDER_STRICT);
  const std::int64_t in_2026_us = 1'767'603'600'000'000;
  CHECK(RankOf(config, in_2026_us, 1) < RankOf(config, 0, 0));
  CHECK(RankOf(config, in_2026_us, 1'000) < RankOf(config, 0, 999));
  CHECK(RankOf(config, 5, 7) < RankOf(config, 6, 7));
}

TEST_CASE("positions count from one and a stranger has none") {
  WaitingLine line;
  const Rank first{.rank_us = 1, .seq = 1, .item = 7};
  const Rank second{.rank_us = 1, .seq = 2, .item = 3};
  line.Add(second);
  line.Add(first);
  CHECK(line.PositionOf(first) == 1);
  CHECK(line.PositionOf(second) == 2);
  CHECK(line.PositionOf({.rank_us = 9, .seq = 9, .item = 9}) == 0);
  line.Remove(first);
  CHECK(line.PositionOf(second) == 1);
  CHECK_FALSE(line.Contains(first));
}

}  // namespace
}  // namespace chatcore::queue
