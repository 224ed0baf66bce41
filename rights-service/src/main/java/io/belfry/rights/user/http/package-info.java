/** Users and rights over HTTP. */
package io.belfry.rights.user.http;
