#include "plot.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "simulate/chart.h"

namespace cordboard::skills_study {
namespace {

using simulate::fixed;

constexpr double kWidth = 900;
constexpr double kRow = 34;
constexpr double kBar = 18;
constexpr double kTop = 92;
constexpr double kNames = 190;  // the first panel begins to the right of the names
constexpr double kPanel = 310;
constexpr double kBetween = 60;

// One of the two panels: one figure of all designs on one scale.
struct Panel {
  std::string_view title;
  std::string_view color;
  double left = 0;
  double most = 0;   // at the right end
  double step = 1;   // between grid lines
  int digits = 0;    // of the values at the bars
  double exact = 0;  // the value of the formula
  std::vector<simulate::Figure> values;

  double x(double value) const { return left + kPanel * value / most; }
};

std::string number(double value) { return fixed(value, 1); }

std::string text_at(double x, double y, std::string_view more, const std::string& content) {
  return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\"" + std::string(more) + ">" +
         content + "</text>\n";
}

std::string line(double x1, double y1, double x2, double y2, std::string_view style) {
  return "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) +
         "\" y2=\"" + number(y2) + "\" class=\"" + std::string(style) + "\"/>\n";
}

// A round number near a fifth of the scale: 1, 2 or 5 times a power of ten.
double grid_step(double most) {
  const double power = std::pow(10, std::floor(std::log10(most / 5)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (most / (factor * power) <= 6) return factor * power;
  }
  return 10 * power;
}

void scale(Panel& panel) {
  double most = panel.exact;
  for (const simulate::Figure& value : panel.values) {
    most = std::max(most, *value.mean + value.half_width.value_or(0));
  }
  panel.most = std::max(1.15 * most, 1e-6);  // space for the value to the right of the bar
  panel.step = grid_step(panel.most);
}

std::string draw_panel(const Panel& panel, double bottom) {
  std::string svg = text_at(panel.left, kTop - 30, " class=\"title\"", std::string(panel.title));
  const int grid_digits = panel.step < 1 ? 1 : 0;
  for (int count = 0; count * panel.step <= panel.most; ++count) {
    const double at = panel.x(count * panel.step);
    svg += line(at, kTop - 10, at, bottom, "grid");
    svg += text_at(at, bottom + 16, " class=\"small\" text-anchor=\"middle\"",
                   fixed(count * panel.step, grid_digits));
  }
  for (std::size_t row = 0; row < panel.values.size(); ++row) {
    const simulate::Figure& value = panel.values[row];
    const double middle = kTop + kRow * (static_cast<double>(row) + 0.5);
    const double width = panel.x(*value.mean) - panel.left;
    svg += "<rect x=\"" + number(panel.left) + "\" y=\"" + number(middle - kBar / 2) +
           "\" width=\"" + number(width) + "\" height=\"" + number(kBar) + "\" fill=\"" +
           std::string(panel.color) + "\"/>\n";
    const double half = value.half_width.value_or(0);
    const double low = panel.x(std::max(0.0, *value.mean - half));
    const double high = panel.x(*value.mean + half);
    svg += line(low, middle, high, middle, "interval");
    for (const double end : {low, high}) svg += line(end, middle - 4, end, middle + 4, "interval");
    svg += text_at(high + 6, middle + 4, " class=\"small\"", fixed(value.mean, panel.digits));
  }
  const double exact = panel.x(panel.exact);
  return svg + line(exact, kTop - 10, exact, bottom, "exact");
}

}  // namespace

std::string plot(const std::vector<Design>& designs, const std::vector<Figures>& figures,
                 const Plan& plan) {
  const Exact exact = of_one_queue(plan.load);
  Panel wait{.title = "Mean wait of served conversations, seconds",
             .color = "#4a7ab5",
             .left = kNames,
             .digits = 1,
             .exact = exact.wait_s,
             .values = {}};
  Panel blocked{.title = "Rejected, percent",
                .color = "#c98a3c",
                .left = kNames + kPanel + kBetween,
                .digits = 2,
                .exact = 100 * exact.blocked,
                .values = {}};
  for (const Figures& one : figures) {
    wait.values.push_back(one.wait_s);
    simulate::Figure percent = one.blocked;
    for (std::optional<double>* part : {&percent.mean, &percent.half_width}) {
      if (*part) **part *= 100;
    }
    blocked.values.push_back(percent);
  }
  const double bottom = kTop + kRow * static_cast<double>(designs.size());
  const std::string size = "0 0 " + fixed(kWidth, 0) + " " + fixed(bottom + 48, 0);
  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"" + size +
                    "\" font-family=\"sans-serif\" font-size=\"13\" fill=\"#222\">\n"
                    "<style>.title{font-weight:bold}.small{font-size:11px;fill:#444}"
                    ".grid{stroke:#ddd}.interval{stroke:#222;stroke-width:1.2}"
                    ".exact{stroke:#a33;stroke-width:1.5;stroke-dasharray:2 3}</style>\n"
                    "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n";
  svg += text_at(16, 28, " font-size=\"17\"",
                 "90 agents, " + fixed(plan.load, 0) +
                     " Erlangs, 30 places to wait: only the agents' skills differ");
  for (std::size_t row = 0; row < designs.size(); ++row) {
    const double middle = kTop + kRow * (static_cast<double>(row) + 0.5);
    svg += text_at(kNames - 10, middle + 4, " text-anchor=\"end\"", designs[row].text);
  }
  for (Panel* panel : {&wait, &blocked}) {
    scale(*panel);
    svg += draw_panel(*panel, bottom);
  }
  svg += text_at(kNames, bottom + 38, " class=\"small\"",
                 "Black: 95 % intervals. Dotted: the formula for agents with all six skills.");
  return svg + "</svg>\n";
}

}  // namespace cordboard::skills_study
