package io.belfry.rights.login;

import io.belfry.rights.token.IssuedToken;
import java.time.Duration;

/** What became of an attempt to log in. */
public sealed interface LoginOutcome {

    /** The password was right. */
    record Accepted(IssuedToken token) implements LoginOutcome {}

    /** Unknown login or wrong password: nobody is told which. */
    record Refused() implements LoginOutcome {}

    /** Too many wrong passwords. */
    record Throttled(Duration remaining) implements LoginOutcome {}

    /** Too many logins at once. */
    record Busy() implements LoginOutcome {}
}
