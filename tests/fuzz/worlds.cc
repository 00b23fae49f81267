#include "fuzz/worlds.h"

#include "cordboard/json.h"
#include "fuzz/fuzz.h"

namespace cordboard::fuzz {
namespace {

constexpr std::string_view kPlain =
    R"({"name":"plain","skills":["en"],"wrap_up_codes":[{"key":"sold"}],)"
    R"("queues":[{"key":"sales"},{"key":"support","wrap_up":{"mode":"none"}}],)"
    R"("agents":[{"key":"ann"},{"key":"bob","capacity":1},{"key":"sue","role":"supervisor"}]})";

constexpr std::string_view kRich =
    R"({"name":"rich","keep_closed_ms":90000,"time_zone":"Europe/Berlin",)"
    R"("skills":["en","de"],"teams":["red"],"not_ready_reasons":["lunch"],)"
    R"("decline_reasons":["busy"],"wrap_up_codes":[{"key":"sold"},{"key":"asked"}],)"
    R"("calendars":[{"key":"office","weekly":[{"days":["thu"],"from":"00:00","to":"01:01"}]}],)"
    R"("canned_responses":[{"key":"hello","text":"Hello <name>"},{"key":"bye","text":"Bye"}],)"
    R"("queues":[{"key":"sales","requires":{"en":1},"offers_at_once":2,"max_offers":3,)"
    R"("offer_timeout_ms":10000,"reoffer_after_ms":15000,"declined_pause_ms":5000,)"
    R"("missed_before_rona":2,"sticky_wait_ms":7000,"aging_per_minute":2,"max_waiting":3,)"
    R"("max_wait_ms":60000,"overflow":{"queue":"support","priority_add":2},)"
    R"("relax":[{"after_ms":20000,"drop":["en"],"offers_at_once":3}],)"
    R"("wrap_up":{"mode":"timed","limit_ms":30000},"abandon_resume_ms":20000,)"
    R"("customer_idle":{"warn_ms":20000,"end_ms":40000},)"
    R"("reminder":{"yellow_ms":5000,"red_ms":10000},"customer_grace_ms":10000},)"
    R"({"key":"support","pull":true,"weight":2,"order":"due","max_per_agent":1,)"
    R"("strategy":"least_loaded","hours":"office","when_closed":"queue",)"
    R"("wrap_up":{"mode":"mandatory"},"when_unstaffed":"overflow","overflow":{"queue":"sales"}}],)"
    R"("agents":[{"key":"ann","skills":{"en":2},"teams":["red"],"capacity":3,)"
    R"("may_push_urls":true,"disconnect_grace_ms":10000,"requeue_after_ms":20000},)"
    R"({"key":"bob","skills":{"en":1,"de":3},"capacity":2,"schedule":{"weekly":)"
    R"([{"days":["thu"],"from":"00:30","to":"01:02"}]}},)"
    R"({"key":"sue","role":"supervisor","skills":{"de":1},"wrap_up_limit_ms":10000}]})";

constexpr std::string_view kLess =
    R"({"name":"less","keep_closed_ms":0,"skills":["de"],"wrap_up_codes":[{"key":"asked"}],)"
    R"("canned_responses":[{"key":"bye","text":"Good bye"}],)"
    R"("queues":[{"key":"support","auto_accept":true,"strategy":"random",)"
    R"("missed_before_rona":0,"offer_timeout_ms":1000,"reoffer_after_ms":0}],)"
    R"("agents":[{"key":"bob","skills":{"de":1},"capacity":0},{"key":"ann","capacity":2}]})";

Site read(std::string_view text) {
  json::SiteText read = json::read_site(text);
  check(read.faults.empty(), "one of the fuzzers' sites has faults");
  return std::move(read.site);
}

}  // namespace

const std::vector<Site>& sites() {
  static const std::vector<Site> all = {read(kPlain), read(kRich), read(kLess)};
  return all;
}

}  // namespace cordboard::fuzz
