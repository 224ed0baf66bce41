/** Who may log in, and who may see and do what. */
package io.belfry.rights;
