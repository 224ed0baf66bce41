/** The PBX file (docs/pbx-example.yaml): read strictly, every error with its line. */
package io.belfry.pbx.file;
