package dev.signlab.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever comes from outside, a parser ends in a value or in one problem. */
class OutsideParserIntegrationTests {

  /**
   * One input for one parser.
   *
   * @param parser which is to read it
   * @param bytes the input
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Attempt(OutsideParser parser, byte[] bytes) {}

  @ParameterizedTest
  @EnumSource(OutsideParser.class)
  void theSeedsAreRead(OutsideParser parser) {
    List<byte[]> seeds = parser.seeds();
    assertThat(seeds).isNotEmpty();
    assertThat(seeds)
        .allSatisfy(
            seed -> {
              if (parser != OutsideParser.KEY_BOX) { // It is asked with another password.
                assertThatCode(() -> parser.parse(seed)).doesNotThrowAnyException();
              }
              assertThat(Bounds.broken(parser, seed)).isEmpty();
            });
  }

  @Property(tries = 3000)
  void aChangedInputEndsInAValueOrOneProblem(@ForAll("changed") Attempt attempt) {
    assertThat(Bounds.broken(attempt.parser(), attempt.bytes()))
        .as("%s", attempt.parser())
        .isEmpty();
  }

  @Property(tries = 1000)
  void anyBytesEndInAValueOrOneProblem(
      @ForAll("cheap") OutsideParser parser, @ForAll byte[] bytes) {
    assertThat(Bounds.broken(parser, bytes)).as("%s", parser).isEmpty();
  }

  @Provide
  Arbitrary<Attempt> changed() {
    return cheap()
        .flatMap(
            parser -> {
              List<byte[]> seeds = parser.seeds();
              return Arbitraries.randomValue(
                  random -> new Attempt(parser, Mutation.of(seeds, random)));
            });
  }

  /** Opening a key file takes long on purpose, so that one has a property of its own. */
  @Provide
  Arbitrary<OutsideParser> cheap() {
    return Arbitraries.of(OutsideParser.class).filter(each -> each != OutsideParser.KEY_BOX);
  }

  @Property(tries = 30)
  void aChangedKeyFileEndsInAValueOrOneProblem(@ForAll("keyFiles") Attempt attempt) {
    assertThat(Bounds.broken(attempt.parser(), attempt.bytes())).isEmpty();
  }

  @Provide
  Arbitrary<Attempt> keyFiles() {
    List<byte[]> seeds = OutsideParser.KEY_BOX.seeds();
    return Arbitraries.randomValue(
        random -> new Attempt(OutsideParser.KEY_BOX, Mutation.of(seeds, random)));
  }
}
