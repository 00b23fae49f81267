// Sites as JSON: read, written back, configured.
#include "cordboard/json.h"
#include "fuzz/fuzz.h"
#include "fuzz/worlds.h"

namespace cordboard::fuzz {
namespace {

std::string written(const Site& site) {
  std::string text;
  json::append_site(text, site);
  return text;
}

void configure(Engine& engine, const json::SiteText& read) {
  const std::string before = hash_of(engine);
  const command::Configure command{&read.site, read.faults};
  const Reply reply = engine.submit({.at = {}, .by = {}, .id = {}, .command = command}).reply();
  if (!read.faults.empty()) check(!reply.ok(), "a site with faults took effect");
  if (reply.ok()) {
    check(written(*engine.site()) == written(read.site), "a different site took effect");
  } else {
    check(reply.refusal == Refusal::kSiteInvalid && !reply.faults.empty(),
          "refused without a fault");
    check(hash_of(engine) == before, "a refused site changed the state");
  }
  check_invariants(engine);
}

}  // namespace
}  // namespace cordboard::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace cordboard;  // NOLINT: a short function
  const json::SiteText read = json::read_site(fuzz::text_of(bytes, size));
  if (read.faults.empty()) {
    const std::string once = fuzz::written(read.site);
    const json::SiteText again = json::read_site(once);
    fuzz::check(again.faults.empty() && fuzz::written(again.site) == once,
                "the written site reads back differently");
  }
  Engine engine;
  fuzz::configure(engine, read);
  // The site also replaces another one with work in progress.
  Engine busy;
  const Site& rich = fuzz::sites()[1];
  busy.submit({.at = {}, .by = {}, .id = {}, .command = command::Configure{&rich, {}}});
  const auto ann = busy.find<AgentId>("ann");
  const command::SignIn in{ann, Presence::kReady};
  busy.submit({.at = {}, .by = {}, .id = {}, .command = in});
  const command::StartConversation start{"lee", busy.find<QueueId>("sales")};
  busy.submit({.at = {}, .by = {}, .id = {}, .command = start});
  fuzz::configure(busy, read);
  fuzz::check_snapshot(busy);
  return 0;
}
