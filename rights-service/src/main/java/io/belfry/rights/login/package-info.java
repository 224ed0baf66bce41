/** Passwords and logins (FEATURES A5, A7, A8). */
package io.belfry.rights.login;
