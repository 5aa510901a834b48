package dev.signlab.scenario.gate;

import dev.signlab.scenario.model.Scenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Orders in which a course can be taken: every scenario behind those that it requires. What is
 * required and is not among them is taken for done.
 */
final class CourseOrder {

  private CourseOrder() {}

  /** Returns an order by chance; the same seed makes the same one. */
  static List<Scenario> random(List<Scenario> scenarios, long seed) {
    Random random = new Random(seed);
    Set<String> open = scenarios.stream().map(Scenario::id).collect(Collectors.toSet());
    List<Scenario> left = new ArrayList<>(scenarios);
    List<Scenario> order = new ArrayList<>();
    while (!left.isEmpty()) {
      List<Scenario> ready =
          left.stream().filter(each -> Collections.disjoint(each.requires(), open)).toList();
      if (ready.isEmpty()) {
        throw new IllegalArgumentException("scenarios that require each other: " + open);
      }
      Scenario next = ready.get(random.nextInt(ready.size()));
      order.add(next);
      left.remove(next);
      open.remove(next.id());
    }
    return List.copyOf(order);
  }
}
