package io.trojanscope.model.djl;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives the process of these tests the limit that is right for all convolutions, since tests of all
 * kinds of networks share it. JUnit finds this among the services.
 */
public final class AnyConvolutions implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    InstructionLimit.ANY_CONVOLUTIONS.apply();
  }
}
