import { describeDirectory, describeUnpersonalised } from '../../../../support/describe-directory.js';

describeDirectory('DF02');
describeUnpersonalised('DF02');
