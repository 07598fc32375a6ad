import { describeDirectory, describeUnpersonalised } from '../../../../support/describe-directory.js';

describeDirectory('DF05');
describeUnpersonalised('DF05');
