// BM_Postgres: the life cycle in PostgreSQL with `FOR UPDATE SKIP LOCKED`, one function call per
// command, each its own transaction. Indexes serve every look-up: agents with free capacity by
// group and idle time, waiting conversations by class, priority and arrival. In favour of
// PostgreSQL: functions instead of text SQL, prepared statements, the client computes which class
// suits which group, no events are written.
//
// CORDBOARD_POSTGRES: the connection (libpq) to a database whose tables may be dropped.

#include <libpq-fe.h>

#include <cstdlib>
#include <memory>
#include <string>

#include "fixture.h"

namespace {

constexpr const char* kPostgresTables = R"(
DROP TABLE IF EXISTS agent, chat;
CREATE TABLE agent (id int PRIMARY KEY, profile int NOT NULL, load int NOT NULL,
                    idle_since bigint NOT NULL);
CREATE INDEX ON agent (profile, idle_since) WHERE load < 3;
CREATE TABLE chat (id bigserial PRIMARY KEY, class int NOT NULL, customer int NOT NULL,
                   priority int NOT NULL, state int NOT NULL, agent int, due bigint);
CREATE INDEX ON chat (class, priority DESC, id) WHERE state = 0;
CREATE INDEX ON chat (due) WHERE due IS NOT NULL;
)";

// States: 0 queued, 1 offered, 2 active, 3 wrap-up.
constexpr const char* kPostgresFunctions = R"(
CREATE OR REPLACE FUNCTION start_chat(at bigint, of_class int, who int, profiles int[],
                                      OUT chat bigint, OUT agent int) AS $$
DECLARE best agent;
BEGIN
  SELECT a.* INTO best FROM unnest(profiles) p CROSS JOIN LATERAL
    (SELECT * FROM agent WHERE profile = p AND load < 3 ORDER BY idle_since LIMIT 1
     FOR UPDATE SKIP LOCKED) a ORDER BY a.idle_since LIMIT 1;
  INSERT INTO chat AS c (class, customer, priority, state, agent, due)
    VALUES (of_class, who, 0, CASE WHEN best.id IS NULL THEN 0 ELSE 1 END, best.id,
            CASE WHEN best.id IS NULL THEN NULL ELSE at + 20000 END) RETURNING c.id INTO chat;
  agent := best.id;
  IF agent IS NOT NULL THEN UPDATE agent a SET load = load + 1 WHERE a.id = best.id; END IF;
END $$ LANGUAGE plpgsql;

CREATE OR REPLACE FUNCTION accept_chat(at bigint, which bigint, who int) RETURNS void AS $$
BEGIN
  UPDATE chat SET state = 2, due = NULL WHERE id = which AND agent = who AND state = 1;
  IF NOT FOUND THEN RAISE 'not offered'; END IF;
  UPDATE agent SET idle_since = at WHERE id = who;
END $$ LANGUAGE plpgsql;

CREATE OR REPLACE FUNCTION end_chat(at bigint, which bigint, who int) RETURNS void AS $$
BEGIN
  UPDATE chat SET state = 3, due = at + 120000 WHERE id = which AND agent = who AND state = 2;
  IF NOT FOUND THEN RAISE 'not active'; END IF;
  UPDATE agent SET idle_since = at WHERE id = who;
END $$ LANGUAGE plpgsql;

CREATE OR REPLACE FUNCTION finish_chat(at bigint, which bigint, who int, classes int[],
                                       OUT chat bigint, OUT agent int) AS $$
BEGIN
  DELETE FROM chat c WHERE c.id = which AND c.agent = who AND c.state = 3;
  IF NOT FOUND THEN RAISE 'not in wrap-up'; END IF;
  SELECT c.id INTO chat FROM unnest(classes) k CROSS JOIN LATERAL
    (SELECT id, priority FROM chat WHERE class = k AND state = 0 ORDER BY priority DESC, id LIMIT 1
     FOR UPDATE SKIP LOCKED) c ORDER BY c.priority DESC, c.id LIMIT 1;
  IF chat IS NULL THEN
    UPDATE agent a SET load = load - 1, idle_since = at WHERE a.id = who;
  ELSE
    UPDATE chat c SET state = 1, agent = who, due = at + 20000 WHERE c.id = finish_chat.chat;
    UPDATE agent a SET idle_since = at WHERE a.id = who;
    agent := who;
  END IF;
END $$ LANGUAGE plpgsql;
)";

class PostgresSystem {
 public:
  explicit PostgresSystem(const probe::Shape& shape)
      : connection_(PQconnectdb(std::getenv("CORDBOARD_POSTGRES"))) {
    if (PQstatus(connection_.get()) != CONNECTION_OK) fail();
    run("SET client_min_messages = warning");
    run("SET plpgsql.variable_conflict = use_column");
    run("SET synchronous_commit = off");  // while setting up
    run(kPostgresTables);
    run(kPostgresFunctions);
    make_agents(shape);
    prepare("start", "SELECT * FROM start_chat($1, $2, $3, $4)");
    prepare("accept", "SELECT accept_chat($1, $2, $3)");
    prepare("end", "SELECT end_chat($1, $2, $3)");
    prepare("finish", "SELECT * FROM finish_chat($1, $2, $3, $4)");
  }

  void synchronous(bool on) {
    run(on ? "SET synchronous_commit = on" : "SET synchronous_commit = off");
  }
  void analyze() { run("ANALYZE"); }

  void start(std::span<const probe::Arrival> arrivals, std::vector<probe::Match>& offered) {
    for (const probe::Arrival& arrival : arrivals) {
      take_offer(call("start", {std::to_string(arrival.queue), std::to_string(arrival.customer),
                                suits_[arrival.queue]}),
                 offered);
    }
  }
  void accept(std::span<const probe::Match> offers) {
    for (const probe::Match& offer : offers) call("accept", words_of(offer));
  }
  void end(std::span<const probe::Match> chats) {
    for (const probe::Match& chat : chats) call("end", words_of(chat));
  }
  void finish(std::span<const probe::Match> chats, std::vector<probe::Match>& offered) {
    for (const probe::Match& chat : chats) {
      std::vector<std::string> words = words_of(chat);
      words.push_back(serves_[chat.agent % serves_.size()]);
      take_offer(call("finish", words), offered);
    }
  }

 private:
  struct Close {
    void operator()(PGconn* connection) const { PQfinish(connection); }
    void operator()(PGresult* result) const { PQclear(result); }
  };
  using Result = std::unique_ptr<PGresult, Close>;

  [[noreturn]] void fail() const {
    std::fprintf(stderr, "postgres: %s", PQerrorMessage(connection_.get()));
    std::exit(1);
  }

  Result checked(PGresult* raw) const {
    Result result(raw);
    const ExecStatusType status = PQresultStatus(raw);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail();
    return result;
  }
  void run(const char* text) { checked(PQexec(connection_.get(), text)); }
  void prepare(const char* name, const char* text) {
    checked(PQprepare(connection_.get(), name, text, 0, nullptr));
  }

  static std::vector<std::string> words_of(const probe::Match& match) {
    return {std::to_string(match.conversation), std::to_string(match.agent)};
  }

  Result call(const char* name, const std::vector<std::string>& words) {
    const std::string at = std::to_string(now_ += probe::kStepMs);
    std::vector<const char*> texts = {at.c_str()};
    for (const std::string& word : words) texts.push_back(word.c_str());
    return checked(PQexecPrepared(connection_.get(), name, static_cast<int>(texts.size()),
                                  texts.data(), nullptr, nullptr, 0));
  }

  static void take_offer(const Result& result, std::vector<probe::Match>& offered) {
    if (PQgetisnull(result.get(), 0, 1)) return;
    offered.push_back({std::stoull(PQgetvalue(result.get(), 0, 0)), 0,
                       static_cast<std::uint32_t>(std::stoul(PQgetvalue(result.get(), 0, 1)))});
  }

  static std::string array_of(const std::vector<std::uint32_t>& numbers) {
    std::string text = "{";
    for (const std::uint32_t number : numbers) {
      text += (text.size() > 1 ? "," : "") + std::to_string(number);
    }
    return text + '}';
  }

  void make_agents(const probe::Shape& shape) {
    const probe::Suiting suiting = probe::suiting(shape);
    for (const auto& profiles : suiting.profiles) suits_.push_back(array_of(profiles));
    for (const auto& classes : suiting.classes) serves_.push_back(array_of(classes));
    now_ = static_cast<std::int64_t>(shape.agents) * probe::kStepMs;
    run(("INSERT INTO agent SELECT i, i % " + std::to_string(serves_.size()) + ", 0, i * " +
         std::to_string(probe::kStepMs) + " FROM generate_series(0, " +
         std::to_string(shape.agents - 1) + ") i")
            .c_str());
  }

  std::unique_ptr<PGconn, Close> connection_;
  std::vector<std::string> suits_;   // [class]: groups
  std::vector<std::string> serves_;  // [group]: classes
  std::int64_t now_ = 0;
};

void postgres(benchmark::State& state, const probe::Shape& shape, const probe::Load& load,
              bool synchronous) {
  if (std::getenv("CORDBOARD_POSTGRES") == nullptr) {
    return state.SkipWithError("no CORDBOARD_POSTGRES");
  }
  using Run = probe::Running<PostgresSystem>;
  auto& run = probe::kept<Run>(probe::shape_name(shape, load), [&] {
    auto made = std::make_unique<Run>(shape, load);
    made->system.analyze();
    return made;
  });
  run.system.synchronous(synchronous);
  probe::run_cycles(state, run.cycles);
}

const bool postgres_registered = [] {
  const probe::Shape shape;
  const probe::Load load{.waiting = 10'000, .backlog = true};
  for (const bool synchronous : {false, true}) {
    const std::string name =
        (synchronous ? "BM_PostgresSync" : "BM_PostgresAsync") + probe::shape_name(shape, load);
    benchmark::RegisterBenchmark(name.c_str(), postgres, shape, load, synchronous)->UseRealTime();
  }
  return true;
}();

}  // namespace
