import { describeDirectory, describeUnpersonalised } from '../../../../support/describe-directory.js';

describeDirectory('DF01');
describeUnpersonalised('DF01');
