package dev.signlab.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Judges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * Keeps what the lab and both cosigns make of changed signatures. After a change of the table, or
 * of a verdict that is meant, run it with {@code -Dsignlab.regenerate=true}, give each new
 * disagreement its reason in verdicts.tsv, and run it so once more.
 */
class MutationTableIntegrationTests {

  private static final Path PAGE = Path.of("content/reference/disagreements.adoc");
  private static final boolean REGENERATE = Boolean.getBoolean("signlab.regenerate");

  @TempDir Path folder;

  @Test
  void everyVerdictIsKnown() throws Exception {
    compare(new Bench(folder).judge(Table.all()), false);
  }

  @Test
  void everyVerdictOfIdentitiesIsKnown() throws Exception {
    compare(new IdentityBench(folder).judge(), true);
  }

  private static void compare(Map<String, String> found, boolean ofIdentities) throws IOException {
    List<String> absent =
        List.of(Bench.SECOND, Bench.THIRD).stream()
            .filter(tool -> Judges.find(tool).isEmpty())
            .toList();
    Map<String, Verdicts.Known> known = Verdicts.read();
    if (REGENERATE && absent.isEmpty()) {
      Map<String, String> all = new LinkedHashMap<>();
      known.forEach((mutant, each) -> all.put(mutant, each.verdicts()));
      all.keySet().removeIf(mutant -> isOfIdentities(mutant) == ofIdentities);
      all.putAll(found);
      Verdicts.write(all);
      known = Verdicts.read();
    }
    known.keySet().removeIf(mutant -> isOfIdentities(mutant) != ofIdentities);
    assertThat(surprises(found, known)).isEmpty();
    if (!absent.isEmpty()) {
      throw new TestAbortedException("skipped: " + String.join(", ", absent) + " are not here");
    }
  }

  private static boolean isOfIdentities(String mutant) {
    return mutant.startsWith(IdentityBench.KIND);
  }

  private static List<String> surprises(
      Map<String, String> found, Map<String, Verdicts.Known> known) {
    List<String> surprises = new ArrayList<>();
    found.forEach(
        (mutant, verdicts) -> {
          if (!known.containsKey(mutant) || !known.get(mutant).fits(verdicts)) {
            surprises.add(mutant + " is " + verdicts + ", known as " + known.get(mutant));
          }
        });
    known.keySet().stream()
        .filter(mutant -> !found.containsKey(mutant))
        .forEach(mutant -> surprises.add(mutant + " is not in the table"));
    return surprises;
  }

  @Test
  void everyDisagreementHasItsReason() throws IOException {
    Map<String, Verdicts.Known> known = Verdicts.read();
    assertThat(known).hasSizeGreaterThan(150);
    assertThat(known)
        .allSatisfy(
            (mutant, each) ->
                assertThat(each.reason().isPresent()).as(mutant).isEqualTo(each.isDisputed()));
  }

  /** Only what the newer cosign takes as well, or what a specification lets nobody decide by. */
  @Test
  void nothingIsTakenThatBothRefuse() throws IOException {
    assertThat(Verdicts.read().values())
        .noneMatch(each -> each.verdicts().startsWith("arr"))
        .filteredOn(each -> each.verdicts().startsWith("a") && each.verdicts().endsWith("r"))
        .allMatch(
            each ->
                each.reason()
                    .filter(
                        Set.of(Reason.KEY_ID, Reason.LINES, Reason.INSIDE, Reason.NO_DIGEST)
                            ::contains)
                    .isPresent());
  }

  @Test
  void thePageIsTheTable() throws IOException {
    String page = DisagreementPage.text(Verdicts.read());
    if (REGENERATE) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }
}
