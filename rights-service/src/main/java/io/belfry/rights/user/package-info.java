/** Users of the directory and what they may see and do (FEATURES A34–A43, H). */
package io.belfry.rights.user;
