package dev.signlab.sigstore.tuf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns of names, the examples of the specification (section 4.5, PATHPATTERN) among them. */
class PathPatternTests {

  @ParameterizedTest
  @CsvSource({
    "targets/*.tgz, targets/foo.tgz, true",
    "targets/*.tgz, targets/bar.tgz, true",
    "targets/*.tgz, targets/foo.txt, false",
    "targets/*.tgz, targets/deep/foo.tgz, false",
    "foo-version-?.tgz, foo-version-2.tgz, true",
    "foo-version-?.tgz, foo-version-a.tgz, true",
    "foo-version-?.tgz, foo-version-alpha.tgz, false",
    "*.tgz, foo.tgz, true",
    "*.tgz, targets/foo.tgz, false",
    "*, a/b, false",
    "*/*, a/b, true",
    "*, '', true",
    "?, '', false",
    "**, a/b, false",
    "a*b*c, axbybzc, true",
    "a*b*c, axbybzd, false",
    "[a-c]x, bx, true",
    "[a-c]x, dx, false",
    "[!a-c]x, dx, true",
    "[!a-c]x, ax, false",
    "[]a]x, ]x, true",
    "[a-]x, -x, true",
    "[ax, [ax, true",
    "[ax, ax, false",
    "[a/b], a, false",
    "a.c, abc, false",
    "a/, a, false",
    "registry.npmjs.org/*, registry.npmjs.org/keys.json, true",
    "registry.npmjs.org/*, registryxnpmjs.org/keys.json, false",
  })
  void aNameFitsOrDoesNot(String pattern, String name, boolean fits) {
    assertThat(new PathPattern(pattern).fits(name)).isEqualTo(fits);
  }

  /** One that tried what each star can take would not end in a life. */
  @Test
  void aPatternOfManyStarsEnds() {
    PathPattern pattern = new PathPattern("*a".repeat(500) + "b");
    assertThat(pattern.fits("a".repeat(2000))).isFalse();
  }
}
