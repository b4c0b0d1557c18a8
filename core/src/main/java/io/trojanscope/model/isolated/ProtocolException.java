package io.trojanscope.model.isolated;

import java.io.IOException;

/** What arrived is not what the protocol allows: expected and found. */
final class ProtocolException extends IOException {
  private static final long serialVersionUID = 1L;

  ProtocolException(String message) {
    super(message);
  }
}
