package dev.signlab.skipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;

class SkipStaysSkipTests {

  @ParameterizedTest
  @ValueSource(
      strings = {"throwsIt", "expectsAnotherFailure", "expectsAnyFailure", "passesOn(int)"})
  void aTestThatRaisedASkipIsSkipped(String method) {
    TestExecutionResult result = run(method);
    assertThat(result.getStatus()).isEqualTo(Status.ABORTED);
    assertThat(result.getThrowable().orElseThrow()).hasMessage("skipped: no moon is here");
  }

  @Test
  void otherTestsPassAndFailAsEver() {
    assertThat(run("passes").getStatus()).isEqualTo(Status.SUCCESSFUL);
    assertThat(run("fails").getStatus()).isEqualTo(Status.FAILED);
  }

  @Test
  void aSkipOfEarlierDoesNotCount() {
    Skip.because("of another test");
    assertThat(run("passes").getStatus()).isEqualTo(Status.SUCCESSFUL);
  }

  private static TestExecutionResult run(String method) {
    return SampleTest.run(Sample.class, method);
  }

  private static int noMoon() {
    throw Skip.because("no moon is here");
  }

  /** Run by the tests above alone. */
  static class Sample {

    @Test
    void throwsIt() {
      assertThat(noMoon()).isZero();
    }

    @Test
    void expectsAnotherFailure() {
      assertThatThrownBy(SkipStaysSkipTests::noMoon).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void expectsAnyFailure() {
      assertThatThrownBy(SkipStaysSkipTests::noMoon).isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = 1)
    void passesOn(int number) {
      assertThatThrownBy(SkipStaysSkipTests::noMoon).isNotNull();
      assertThat(number).isOne();
    }

    @Test
    void passes() {
      assertThat(1).isOne();
    }

    @Test
    void fails() {
      assertThat(1).isZero();
    }
  }
}
