package dev.signlab.sigstore.signingconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.sigstore.signingconfig.ServiceSelection.Selector;
import dev.signlab.sigstore.trustedroot.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules of selection in {@code sigstore_trustroot.proto}. */
class ServiceChoiceTests {

  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final ServiceChoice CHOICE = new ServiceChoice("logs", Set.of(1L, 2L), NOW);

  private static final Service OLD = service("old", 1, "a", "2021-01-01T00:00:00Z", "");
  private static final Service NEW = service("new", 1, "a", "2025-01-01T00:00:00Z", "");
  private static final Service OTHER = service("other", 1, "b", "2024-01-01T00:00:00Z", "");
  private static final Service TILES = service("tiles", 2, "a", "2025-06-01T00:00:00Z", "");
  private static final Service ENDED =
      service("ended", 2, "a", "2020-01-01T00:00:00Z", "2026-05-31T23:59:59Z");
  private static final Service COMING = service("coming", 2, "a", "2026-06-01T00:00:01Z", "");
  private static final Service FUTURE = service("v3", 3, "a", "2021-01-01T00:00:00Z", "");

  @Test
  void theNewestVersionCountsAndVersionsAreNotMixed() {
    assertThat(all(OLD, TILES, OTHER, FUTURE)).containsExactly(TILES);
  }

  @Test
  void aVersionThatNobodyOffersNowGivesWay() {
    assertThat(all(OLD, ENDED, COMING)).containsExactly(OLD);
  }

  @Test
  void bothEndsOfATimeBelongToIt() {
    Service from = service("from", 2, "a", NOW.toString(), NOW.toString());
    assertThat(all(OLD, from)).containsExactly(from);
  }

  @Test
  void theNewestOfEachOperatorIsAsked() {
    assertThat(all(OLD, OTHER, NEW)).containsExactly(NEW, OTHER);
    assertThat(some(Selector.ANY, 0, OLD, OTHER, NEW)).containsExactly(NEW);
    assertThat(some(Selector.EXACT, 2, OLD, OTHER, NEW)).containsExactly(NEW, OTHER);
    assertThat(CHOICE.one(List.of(OLD, OTHER, NEW))).isEqualTo(NEW);
  }

  @Test
  void tooFewAreNotEnough() {
    LabException refused = refused(Selector.EXACT, 2, OLD, NEW);
    assertThat(refused.problem().isOf(Cause.NO_SERVICE)).isTrue();
    assertThat(refused.problem().summary())
        .isEqualTo("service selector count 2 must be less than or equal to the slice length 1");
  }

  @Test
  void aSelectorMustSaySomething() {
    assertThat(refused(Selector.UNDEFINED, 0, OLD).problem().summary())
        .isEqualTo("invalid service selector");
    assertThat(refused(Selector.EXACT, 0, OLD).problem().summary())
        .isEqualTo("service selector count must be greater than 0");
  }

  @Test
  void noneIsToldWithWhatIsThere() {
    LabException refused = refused(Selector.ALL, 0, ENDED, FUTURE);
    assertThat(refused.problem().isOf(Cause.NO_SERVICE)).isTrue();
    assertThat(refused.problem().found().orElseThrow())
        .contains("ended of version 2 from 2020-01-01T00:00:00Z to 2026-05-31T23:59:59Z")
        .contains("v3 of version 3");
  }

  private static List<Service> all(Service... services) {
    return some(Selector.ALL, 0, services);
  }

  private static List<Service> some(Selector selector, int count, Service... services) {
    return CHOICE.some(List.of(services), new ServiceSelection(selector, count));
  }

  private static LabException refused(Selector selector, int count, Service... services) {
    return catchThrowableOfType(LabException.class, () -> some(selector, count, services));
  }

  private static Service service(
      String name, int version, String operator, String start, String end) {
    Optional<Instant> last = Optional.of(end).filter(e -> !e.isEmpty()).map(Instant::parse);
    TimeRange range = new TimeRange(Instant.parse(start), last);
    return new Service("http://" + name, version, Optional.of(range), operator);
  }
}
